import { createHash } from 'node:crypto';
import { BOMBS, type Bomb } from './bombs.ts';
import type { Ledger, MailEntry } from './ledger.ts';
import { DESK } from './writers.ts';

/** What must become of a mail. */
export type Expected = 'case' | 'reply' | 'automatic' | 'quarantine';

/** One mail of the flood, the same bytes each time that it is sent. */
export interface FloodMail {
  readonly entry: MailEntry;
  readonly expected: Expected;
  readonly from: string;
  readonly to: string;
  readonly raw: Buffer;
  /** Of the raw mail, for those that nobody can read. */
  readonly hash: string;
}

/** 25 MB is the largest file that goes with a message. */
const LARGEST_FILE = 25 * 1024 * 1024;
const BASE64_LINE = `${'QUJD'.repeat(19)}\r\n`;

const attachment = (bytes: number, name: string): readonly string[] => [
  '--mix',
  `Content-Type: application/octet-stream; name="${name}"`,
  `Content-Disposition: attachment; filename="${name}"`,
  'Content-Transfer-Encoding: base64',
  '',
  BASE64_LINE.repeat(Math.ceil(bytes / 57)),
];

function withFile(text: string, file: readonly string[]): string {
  const lines = ['--mix', 'Content-Type: text/plain; charset=utf-8', '', text, ...file, '--mix--', ''];
  return lines.join('\r\n');
}

interface Content {
  readonly headers: readonly string[];
  readonly body: string;
}

const PLAIN = 'Content-Type: text/plain; charset=utf-8';
const MIXED = 'Content-Type: multipart/mixed; boundary=mix';

/** What ordinary mail looks like, in turns: plain, HTML, with a small file. */
function ordinary(place: number, marker: string): Content {
  const text = `It is about ${marker}.\r\n\r\nThe door does not open.`;
  if (place % 3 === 0) return { headers: [PLAIN], body: `${text}\r\n` };
  if (place % 3 === 1) return { headers: [MIXED], body: withFile(text, attachment(4000, 'screen.bin')) };
  return {
    headers: ['Content-Type: text/html; charset=utf-8'],
    body: `<html><p>It is about ${marker}.</p><p>It stays shut.</p>`,
  };
}

function contentOf(place: number, marker: string): Content & { readonly expected: Expected } {
  if (place % 1000 === 500) {
    const text = `It is about ${marker}.`;
    return { headers: [MIXED], body: withFile(text, attachment(LARGEST_FILE, 'film.bin')), expected: 'case' };
  }
  const content = ordinary(place, marker);
  if (place % 10 !== 7) return { ...content, expected: 'case' };
  return { ...content, headers: [...content.headers, 'Auto-Submitted: auto-replied'], expected: 'automatic' };
}

/** The bomb that stands at this place, if one does; they are spread over all mails. */
function bombAt(place: number, of: number): Bomb | undefined {
  const every = Math.max(1, Math.floor(of / BOMBS.length));
  return place % every === Math.floor(every / 2) ? BOMBS[Math.floor(place / every)] : undefined;
}

/** A mail of ours that somebody answers. */
export interface Answered {
  readonly by: string;
  readonly messageId: string;
  readonly replyTo: string;
}

/** Whether the mail at this place answers one of ours, once there is one. */
export function isAnswer(place: number, of: number): boolean {
  return place % 10 === 3 && bombAt(place, of) === undefined;
}

interface Draft extends Content {
  readonly expected: Expected;
  readonly from: string;
  readonly to: string;
}

function draftOf(marker: string, { place, of, answered }: Placed): Draft {
  const from = `sender${place}@far.example`;
  const bomb = bombAt(place, of);
  if (bomb) return { ...bomb, expected: 'quarantine', from, to: DESK };
  if (!answered) return { ...contentOf(place, marker), from, to: DESK };
  const { by, messageId, replyTo } = answered;
  const headers = [PLAIN, `In-Reply-To: ${messageId}`, `References: ${messageId}`];
  return { headers, body: `It is about ${marker}.\r\n`, expected: 'reply', from: by, to: replyTo };
}

interface Placed {
  readonly place: number;
  /** How many there are in all. */
  readonly of: number;
  /** What it answers; without, it is from somebody new. */
  readonly answered: Answered | null;
}

/** The mail at this place. Writes it down before anybody sends it. */
export function floodMail(ledger: Ledger, placed: Placed): FloodMail {
  const marker = ledger.nextMarker('mail');
  const { from, to, headers, body, expected } = draftOf(marker, placed);
  const entry: MailEntry = { marker, standing: 'asked', messageId: `<${marker}@far.example>`, taken: 0 };
  ledger.mails.push(entry);
  const lines = [
    `From: <${from}>`,
    `To: <${to}>`,
    `Subject: ${marker}`,
    `Message-ID: ${entry.messageId}`,
    'Date: Tue, 24 Nov 2026 09:00:00 +0000',
    'MIME-Version: 1.0',
    ...headers,
    '',
    body,
  ];
  // With a line end of its own, so that the server gets these very bytes.
  const raw = Buffer.from(`${lines.join('\r\n').trimEnd()}\r\n`);
  return { entry, expected, from, to, raw, hash: createHash('sha256').update(raw).digest('hex') };
}
