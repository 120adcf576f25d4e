/** How out-of-office notes begin, by language. A hint and no more: people write such subjects too. */
const AWAY: readonly RegExp[] = [
  /^(?:auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|away from (?:the )?office|on vacation)\b/iu,
  /^(?:automatische antwort|abwesenheits(?:notiz|nachricht|meldung)|abwesend|nicht im büro)/iu,
  /^(?:réponse automatique|absence du bureau|absent(?:e)? du bureau|notification d['’]absence)/iu,
  /^(?:respuesta automática|fuera de (?:la )?oficina|ausencia de la oficina)/iu,
  /^(?:risposta automatica|fuori (?:sede|ufficio)|assenza dall['’]ufficio)/iu,
  /^(?:automatisch antwoord|afwezig(?:heid)?|niet aanwezig)/iu,
  /^(?:resposta automática|fora do escritório|ausência do escritório)/iu,
  /^(?:automatyczna odpowiedź|odpowiedź automatyczna|nieobecność|poza biurem)/iu,
  /^(?:autosvar|automatiskt svar|frånvaro|fravær|poissa|automaattinen vastaus)/iu,
  /^(?:автоматический ответ|отсутстви)/iu,
  /^(?:自動応答|自动答复|自动回复)/u,
];

/** Whether a subject reads like an out-of-office note. */
export function saysAway(subject: string): boolean {
  const bare = subject.trim().replace(/^(?:(?:re|aw|sv|vs|antw?)\s*:\s*)+/iu, '');
  return AWAY.some((pattern) => pattern.test(bare));
}
