import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CalendarId } from '#kernel/ids.ts';
import { HOUR, MINUTE } from '#kernel/time.ts';
import { factsAbout } from '#platform/read-facts.ts';
import { startTestApp, type TestApp } from '#tests/harness/index.ts';
import {
  fulfilPromise,
  judgeDue,
  type PromiseRecord,
  pausePromise,
  promisesAbout,
  rejectPromise,
  renegotiatePromise,
  resumePromise,
} from '../../index.ts';
import { aCallback, always, must, promised, within } from '../../testing/promise-keeping.ts';

let app: TestApp;
let calendarId: CalendarId;
beforeAll(async () => {
  app = await startTestApp();
  calendarId = await always(app);
});
afterAll(() => app.stop());

const now = () => app.clock.now();
const spoken = { byPromisee: [], toPromisee: [] };
const judgeOnThreeNodes = (moment = now()) =>
  Promise.all([1, 2, 3].map(() => judgeDue(app.program.platform, { now: moment })));

/** Time passes; the keepers look twice, and one whose clock is an hour behind once more. */
async function pass(minutes: number): Promise<void> {
  app.clock.forward(minutes * MINUTE);
  await judgeOnThreeNodes();
  await judgeOnThreeNodes(now() - HOUR);
  await judgeOnThreeNodes();
}

/** A fix within six hours: half of them after three, the last one after five, nine tenths after five and 24 minutes. */
async function aFix() {
  const terms = { kind: 'budget', ms: 6 * HOUR } as const;
  const [made] = await promised(app, [aCallback(app, calendarId, { kind: 'resolve', terms })]);
  if (!made) throw new Error('Nothing was promised.');
  const { subject } = made;
  const promise = async (id = made.id): Promise<PromiseRecord> => {
    const found = (await within(app, (tx) => promisesAbout(tx, subject))).find((one) => one.id === id);
    if (!found) throw new Error('The promise is gone.');
    return found;
  };
  /** What was told of it, in order. */
  const told = async (id = made.id) => {
    const facts = await within(app, (tx) => factsAbout(tx, subject.kind, subject.id));
    return facts.flatMap(({ kind, data }) => {
      const { promiseId, level } = data as { promiseId: string; level?: number };
      if (promiseId !== id || !['warned', 'last-hour', 'broken', 'long-overdue'].includes(kind.slice(8))) return [];
      return [level ?? kind.slice(8)];
    });
  };
  return { promise, told };
}

test('each level is told once, through pause, answer, delivery and reopening, however often who looks', async () => {
  const { promise, told } = await aFix();
  await pass(181);
  expect(await told()).toEqual([50]);

  const evidence = { kind: 'question', question: 'Which room?', askedAt: now() } as const;
  const asked = { reason: 'customer-input', evidence, until: null, urgent: false, spoken } as const;
  must(await within(app, async (tx, context) => pausePromise(tx, context, await promise(), asked)));
  await pass(300);
  expect(await promise()).toMatchObject({ state: 'paused', warned: [50] });
  const resumption = { occurredAt: now(), cause: 'by-hand', spoken } as const;
  must(await within(app, async (tx, context) => resumePromise(tx, context, await promise(), resumption)));
  await pass(1);
  expect(await told()).toEqual([50]);
  await pass(90);
  expect(await told()).toEqual([50, 75]);

  must(await within(app, async (tx, context) => fulfilPromise(tx, context, await promise(), now())));
  await pass(120);
  must(await within(app, async (tx, context) => rejectPromise(tx, context, await promise(), now())));
  await pass(1);
  expect(await promise()).toMatchObject({ state: 'running', warned: [50, 75] });
  await pass(28);
  expect(await told()).toEqual([50, 75, 'last-hour']);
  await pass(58);
  expect(await told()).toEqual([50, 75, 'last-hour', 90]);
  await pass(4 * 60);
  expect(await told()).toEqual([50, 75, 'last-hour', 90, 'broken', 'long-overdue']);
  expect((await promise()).wakeAt).toBeNull();
});

test('new terms are told of anew, and the old ones not any more', async () => {
  const { promise, told } = await aFix();
  await pass(271);
  expect(await told()).toEqual([75]);
  const { id } = await promise();
  const move = { due: now() + 6 * HOUR, reason: 'A part is missing.' };
  must(await within(app, (tx, context) => renegotiatePromise(tx, context, id, move)));
  const { successorId } = await promise();
  if (successorId === null) throw new Error('It was not moved.');
  await pass(179);
  expect(await told(successorId)).toEqual([]);
  await pass(1);
  expect(await told(successorId)).toEqual([50]);
  await pass(181);
  expect(await told(successorId)).toEqual([50, 'broken']);
  await pass(89);
  expect(await told(successorId)).toEqual([50, 'broken', 'long-overdue']);
  expect(await told()).toEqual([75]);
});
