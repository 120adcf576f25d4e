import { parentPort } from 'node:worker_threads';
import { parseMail } from './parse.ts';
import type { ParseOutcome } from './parsed-mail.ts';

/** The buffers that may move to the asking thread instead of being copied. */
function buffersOf(outcome: ParseOutcome): ArrayBuffer[] {
  if ('failure' in outcome) return [];
  const buffers = new Set<ArrayBuffer>();
  for (const { content } of outcome.mail.attachments) {
    if (content.buffer instanceof ArrayBuffer && content.byteLength === content.buffer.byteLength) {
      buffers.add(content.buffer);
    }
  }
  return [...buffers];
}

const port = parentPort;
if (port === null) throw new Error('This file is the body of a parser thread; start it through mailParser.');

port.on('message', (raw: Uint8Array) => {
  void parseMail(raw).then((outcome) => port.postMessage(outcome, buffersOf(outcome)));
});
