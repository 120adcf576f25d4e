import { type CorpusMail, RECORDED } from './corpus-mail.ts';
import { letter } from './letter.ts';

/** How each mail system marks its out-of-office notes. */
const SYSTEMS: Readonly<Record<string, { headers: readonly string[]; nullSender: boolean; prefix: boolean }>> = {
  Exchange: {
    headers: ['Auto-Submitted: auto-generated', 'X-Auto-Response-Suppress: All', 'X-MS-Exchange-Inbox-Rules-Loop: x'],
    nullSender: true,
    prefix: true,
  },
  Gmail: {
    headers: ['Auto-Submitted: auto-replied', 'Precedence: bulk', 'X-Autoreply: yes'],
    nullSender: true,
    prefix: true,
  },
  Yahoo: { headers: ['Auto-Submitted: auto-replied (vacation)', 'X-Autoreply: YES'], nullSender: false, prefix: true },
  // It says so in its subject alone, and asks for no answer.
  'old Exchange': { headers: ['X-Auto-Response-Suppress: OOF, AutoReply'], nullSender: false, prefix: true },
};

const WORDS: Readonly<Record<string, readonly [subject: string, text: string]>> = {
  English: ['Automatic reply: Label printer', 'I am out of the office until Monday and read no mail.'],
  German: ['Automatische Antwort: Etikettendrucker', 'Ich bin bis Montag nicht im Haus und lese keine Mails.'],
  French: ['Réponse automatique : Imprimante', 'Je suis absente jusqu’à lundi et ne lis pas mes messages.'],
  Spanish: ['Respuesta automática: Impresora', 'Estoy fuera de la oficina hasta el lunes.'],
  Italian: ['Risposta automatica: Stampante', 'Sono fuori ufficio fino a lunedì.'],
  Dutch: ['Automatisch antwoord: Printer', 'Ik ben afwezig tot maandag.'],
  Polish: ['Odpowiedź automatyczna: Drukarka', 'Jestem poza biurem do poniedziałku.'],
  Portuguese: ['Resposta automática: Impressora', 'Estou fora do escritório até segunda-feira.'],
};

function encoded(subject: string): string {
  return `=?UTF-8?B?${Buffer.from(subject, 'utf8').toString('base64')}?=`;
}

/** Out-of-office notes of four mail systems in eight languages, each in answer to a mail of ours. */
export const OUT_OF_OFFICE: readonly CorpusMail[] = Object.entries(SYSTEMS).flatMap(([system, marks]) =>
  Object.entries(WORDS).map(([language, [subject, text]]) => ({
    name: `out of office: ${system}, ${language}`,
    mails: ({ people, open }) => [
      letter({
        from: `Maria Lopez <${people.requester}>`,
        to: open.reply(people.requester),
        subject: encoded(subject),
        headers: [`In-Reply-To: ${open.messageId(people.requester)}`, ...marks.headers],
        body: text,
        ...(marks.nullSender ? { envelopeFrom: '' } : {}),
      }),
    ],
    expected: { ...RECORDED, newPart: text },
  })),
);
