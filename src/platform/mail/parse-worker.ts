import { parentPort } from 'node:worker_threads';
import { authenticateMail } from './authenticate.ts';
import { NoRecords } from './dns.ts';
import { parseMail } from './parse.ts';
import type { ParsedMail } from './parsed-mail.ts';
import type { FromParser, ToParser } from './parser-messages.ts';

/** The buffers that may move to the asking thread instead of being copied. */
function buffersOf(mail: ParsedMail): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const { content } of mail.attachments) {
    if (content.buffer instanceof ArrayBuffer && content.byteLength === content.buffer.byteLength) {
      buffers.add(content.buffer);
    }
  }
  return [...buffers];
}

const port = parentPort;
if (port === null) throw new Error('This file is the body of a parser thread; start it through mailParser.');

type Records = string[][] | string[];
const asked = new Map<number, { resolve(records: Records): void; reject(error: Error): void }>();
let questions = 0;

function say(message: FromParser, moved: ArrayBuffer[] = []): void {
  port?.postMessage(message, moved);
}

/** Asks the thread outside, which has the resolver. */
function records(name: string, type: string): Promise<Records> {
  return new Promise((resolve, reject) => {
    questions += 1;
    asked.set(questions, { resolve, reject });
    say({ kind: 'question', id: questions, name, type });
  });
}

async function read(message: Extract<ToParser, { kind: 'mail' }>): Promise<void> {
  const outcome = await parseMail(message.raw);
  if ('failure' in outcome) return say({ kind: 'read', outcome });
  const authentication = await authenticateMail(message.raw, message.sender, records);
  asked.clear();
  say({ kind: 'read', outcome: { mail: outcome.mail, authentication } }, buffersOf(outcome.mail));
}

port.on('message', (message: ToParser<Records>) => {
  if (message.kind === 'mail') return void read(message);
  const question = asked.get(message.id);
  asked.delete(message.id);
  if (message.kind === 'answer') question?.resolve(message.records);
  else question?.reject(new NoRecords(message.code));
});
