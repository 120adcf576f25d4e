import { parentPort } from 'node:worker_threads';

/** A parser thread as a hostile mail might leave it: it obeys one word and never answers otherwise. */
parentPort?.on('message', ({ raw }: { raw: Uint8Array }) => {
  const word = new TextDecoder().decode(raw);
  if (word === 'hang') for (;;) void word.length;
  if (word === 'eat') {
    const eaten: string[][] = [];
    for (;;) eaten.push(Array.from({ length: 10_000 }, (_, index) => `${index}`));
  }
  if (word === 'leave') process.exit(3);
  if (word === 'throw') throw new Error('not today');
  parentPort?.postMessage({ kind: 'read', outcome: { failure: 'unparsable', detail: `heard ${word}` } });
});
