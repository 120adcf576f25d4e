import { afterAll, beforeAll, expect, it } from 'vitest';
import { CONTENTS } from '../testing/corpus/contents.ts';
import { MACHINES } from '../testing/corpus/machines.ts';
import { OUT_OF_OFFICE } from '../testing/corpus/out-of-office.ts';
import { expectedOf, type MailStage, openStage } from '../testing/corpus/stage.ts';

let stage: MailStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it.each([...OUT_OF_OFFICE, ...MACHINES, ...CONTENTS].map((entry) => [entry.name, entry] as const))(
  '%s',
  async (_, entry) => {
    expect(await stage.play(entry)).toMatchObject(expectedOf(entry));
  },
);
