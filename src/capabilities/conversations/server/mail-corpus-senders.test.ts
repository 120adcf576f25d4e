import { afterAll, beforeAll, expect, it } from 'vitest';
import { DOUBTFUL } from '../testing/corpus/doubtful.ts';
import { SPOOFS } from '../testing/corpus/spoofs.ts';
import { expectedOf, type MailStage, openStage } from '../testing/corpus/stage.ts';
import { THREADS } from '../testing/corpus/threads.ts';

let stage: MailStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it.each([...THREADS, ...SPOOFS, ...DOUBTFUL].map((entry) => [entry.name, entry] as const))('%s', async (_, entry) => {
  expect(await stage.play(entry)).toMatchObject(expectedOf(entry));
});
