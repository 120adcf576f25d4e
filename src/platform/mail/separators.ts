import type { Line } from './lines.ts';

/** How mail programs announce the mail that is being answered: its first word, its verb, line by language. */
const ATTRIBUTIONS: readonly RegExp[] = [
  /^On\b.*\bwrote\s?:?$/iu,
  /^(?:Am|Um|Vom)\b.*\b(?:schrieb|hat)\b.*:$/iu,
  /^Le\b.*\ba écrit\s?:$/iu,
  /^El\b.*\bescribi(?:ó|o)\s?:$/iu,
  /^Il\b.*\bha scritto\s?:$/iu,
  /^Op\b.*\b(?:schreef|geschreven)\b.*:$/iu,
  /^(?:Em|A)\b.*\bescreveu\s?:$/iu,
  /^(?:W dniu|Dnia)\b.*\bnapisał(?:a|\(a\))?\s?:$/iu,
  /^Den\b.*\bskrev\b.*:$/iu,
  /^Dne\b.*\bnapsal(?:a|\(a\))?\s?:$/iu,
  /^.*\bkirjoitti\s?:$/iu,
  /^.*(?:пишет|писал|написал\(?а?\)?)\s?:$/iu,
  // Date, time and address, then a colon, with no verb at all: older Gmail, Yandex, Mail.ru.
  /^(?:\p{L}{2,12}\.?,? )?\d.*\d{1,2}[:.h]\d{2}.*<[^<>\s]+@[^<>\s]+>\s?:$/iu,
];

/** Only on a line of its own: joined with the line above it, own words could look like its beginning. */
const NAME_AND_VERB = /^\S.*<[^<>\s]+@[^<>\s]+>\s(?:wrote|schrieb|a écrit|ha scritto|escribió|schreef)\s?:$/iu;

const ANNOUNCED =
  /^[-_*=\s]*(?:original message|reply message|ursprüngliche nachricht|originalnachricht|original-nachricht|message d'origine|message d’origine|message original|mensaje original|messaggio originale|oorspronkelijk bericht|mensagem original|wiadomość oryginalna|ursprungligt meddelande|opprinnelig melding|oprindelig meddelelse|исходное сообщение)[-_*=\s]*:?$/iu;

/** Dashes before the words, and not always a quote below. */
const OLD_YAHOO = /^-{2,3} On \w{3}, \d.{1,150} wrote:$/i;

const LABELS: readonly { kind: string; words: RegExp }[] = [
  { kind: 'from', words: /^(?:from|von|de|da|van|od|från|fra|lähettäjä|от)$/iu },
  {
    kind: 'sent',
    words:
      /^(?:sent|date|gesendet|datum|envoyé|enviado(?: el)?|fecha|inviato|data|verzonden|skickat|sendt|dato|wysłano|lähetetty|отправлено|дата)$/iu,
  },
  { kind: 'to', words: /^(?:to|an|à|para|a|aan|do|till|til|vastaanottaja|кому)$/iu },
  {
    kind: 'subject',
    words: /^(?:subject|betreff|objet|asunto|oggetto|onderwerp|assunto|temat|ämne|emne|aihe|тема)$/iu,
  },
  { kind: 'cc', words: /^(?:cc|kopie|copie|kopia|копия)$/iu },
];

/** Which header of a quoted mail this line is, for example `from`; null for ordinary text. */
function labelOf(text: string): string | null {
  if (!/^.{1,24}?[:：]/u.test(text)) return null;
  const word = /^[*_\s]*([\p{L} ]{1,16}?)\s?[*_]*\s?[:：]/u.exec(text)?.[1]?.trim();
  if (word === undefined) return null;
  return LABELS.find((label) => label.words.test(word))?.kind ?? null;
}

/** Whether the header block of a quoted mail begins here: From among at least three labels in six lines. */
export function isHeaderBlock(lines: readonly Line[], at: number): boolean {
  if (labelOf(lines[at]?.text ?? '') === null) return false;
  const kinds = new Set<string>();
  let seen = 0;
  for (const line of lines.slice(at, at + 10)) {
    if (line.text.trim() === '') continue;
    const kind = labelOf(line.text);
    if (kind !== null) kinds.add(kind);
    seen += 1;
    if (seen === 6) break;
  }
  return kinds.has('from') && kinds.size >= 3;
}

export function isAnnounced(text: string): boolean {
  const line = text.trim();
  return line.length <= 200 && (OLD_YAHOO.test(line) || (line.length <= 120 && ANNOUNCED.test(line)));
}

/** A line of dashes or underscores and nothing else. */
export function isRule(text: string): boolean {
  return /^\s*[-_*=]{3,}\s*$/.test(text);
}

/** How many lines from `at` on are one "On …, … wrote:" (mail programs wrap it); 0 when none begins here. */
export function attributionLength(lines: readonly Line[], at: number): number {
  let joined = '';
  for (let count = 1; count <= 4; count += 1) {
    const line = lines[at + count - 1];
    const text = line?.text.trim();
    if (line === undefined || text === undefined || text === '' || line.depth !== lines[at]?.depth) return 0;
    joined = joined === '' ? text : `${joined} ${text}`;
    if (joined.length > 400) return 0;
    if (!/(?::|：|wrote)$/i.test(text) || !/\d/.test(joined)) continue;
    if (ATTRIBUTIONS.some((pattern) => pattern.test(joined))) return count;
    if (count === 1 && NAME_AND_VERB.test(joined)) return 1;
  }
  return 0;
}

const DEVICE =
  /^(?:sent (?:from|via|with)|gesendet (?:von|mit)|envoyé (?:de|depuis|à partir)|inviato da|enviado desde|verzonden (?:vanaf|met)|skickat från|sendt fra)\b[^.,;!?]{1,60}\.?$/iu;
const DEVICE_LAST =
  /^(?:von meinem? [^.,;!?]{1,50} gesendet|diese nachricht wurde von meinem? [^,;!?]{1,60} gesendet)\.?$/iu;
const ADVERT =
  /^(?:get outlook for|outlook für (?:ios|android)|hol(?:en sie sich| dir) outlook|télécharger outlook|obtenir outlook|obtenez outlook)\b.{0,80}$/iu;

/** "Sent from my iPhone" and its kin in several languages. */
export function isDeviceLine(text: string): boolean {
  // What follows looks at each space of a line, and a stranger chooses how many there are.
  if (text.length > 400) return false;
  const line = text.trim().replace(/\s*\(?<?https?:\/\/\S{1,200}$/u, '');
  return line.length <= 90 && (DEVICE.test(line) || DEVICE_LAST.test(line) || ADVERT.test(line));
}
