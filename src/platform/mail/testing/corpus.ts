import { readdirSync, readFileSync } from 'node:fs';
import type { ParsedAttachment, ParsedMail } from '../parsed-mail.ts';

const FOLDER = new URL('./mails/', import.meta.url);

/** A mail as a real mail program sends it. `expected` states what differs from a mail that says nothing. */
export interface CorpusMail {
  readonly name: string;
  readonly raw: Buffer;
  readonly expected: Readonly<Record<string, unknown>>;
}

/** Our own corpus, by name. */
export function corpus(): readonly CorpusMail[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.eml'));
  return names.sort().map((file) => {
    const name = file.slice(0, -'.eml'.length);
    const expected: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));
    return {
      name,
      raw: readFileSync(new URL(file, FOLDER)),
      expected: Object.fromEntries(Object.entries(expected ?? {})),
    };
  });
}

const SILENT_MAIL = {
  messageId: null,
  inReplyTo: [],
  references: [],
  from: null,
  ambiguousSender: false,
  replyTo: [],
  to: [],
  cc: [],
  subject: '',
  date: null,
  text: '',
  html: null,
  doubtfulText: false,
  protection: null,
  calendar: null,
  warnings: [],
  attachments: [],
  autoSubmitted: null,
  precedence: null,
  listId: null,
  autoReplyHeader: false,
  autoResponseSuppress: null,
  isDeliveryReport: false,
  report: null,
};

/** Everything that is expected of a corpus mail; without a `newPart` of its own, all of its text is new. */
export function expectedOf(mail: CorpusMail): Record<string, unknown> {
  return { ...SILENT_MAIL, newPart: mail.expected.text ?? '', ...mail.expected };
}

function withoutContent({ content: _, ...rest }: ParsedAttachment) {
  return rest;
}

/** A parsed mail in the form of the expectations: no bytes, no hash, its date in ISO. */
export function comparable(mail: ParsedMail): Record<string, unknown> {
  const { bodyHash: _, headers: __, ...rest } = mail;
  return {
    ...rest,
    date: mail.date === null ? null : new Date(mail.date).toISOString(),
    attachments: mail.attachments.map(withoutContent),
  };
}
