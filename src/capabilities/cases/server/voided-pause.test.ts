import { afterAll, beforeAll, expect, test } from 'vitest';
import { noticesContract } from '#capabilities/notices/contract.ts';
import { promisesContract } from '#capabilities/promises/contract.ts';
import { fromIso, HOUR, MINUTE, toIso } from '#kernel/time.ts';
import { eventually, SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, getCase, listMessages, reply, take, wait } = casesContract.endpoints;
const { explainPromise, voidPause } = promisesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ parts: { worker: true } });
});
afterAll(() => app.stop());

async function everythingTold(): Promise<void> {
  await app.judge();
  await eventually('the jobs are done', async () => {
    const waiting = await app.sql(`select from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier in ('cases.climb-ladder', 'cases.tell-late')`);
    return waiting.length === 0;
  });
}

/** A fix that rests from its tenth minute on, because Maria was asked something. */
async function resting() {
  const [maria, ayse] = [await app.as('maria'), await app.as('ayse')];
  const text = 'The screen is black.';
  const { id: caseId } = await maria(ask, { body: { text, serviceId: SERVICES.rooms, urgency: 'high' } });
  const params = { caseId };
  await ayse(take, { params });
  const next = { follow: 'next-word', by: toIso(app.clock.now() + HOUR) } as const;
  await ayse(reply, { params, body: { text: 'Which room is it?', next } });
  app.clock.forward(10 * MINUTE);
  const fix = async () => {
    const found = (await ayse(getCase, { params })).promises.find(({ kind }) => kind === 'resolve');
    if (!found) throw new Error('No fix is promised.');
    return found;
  };
  const promised = await fix();
  const pausedAt = toIso(app.clock.now());
  await ayse(wait, { params, body: { reason: 'customer-input', question: 'Which room is it?' } });
  const told = async (name: 'ayse' | 'tom' | 'grace') =>
    (await (await app.as(name))(noticesContract.endpoints.listNotices, {})).items.filter(
      ({ news }) => 'promise' in news && news.promise === promised.text,
    );
  const lateWords = async () =>
    (await ayse(listMessages, { params })).items.filter((message) => message.text.includes(promised.text));
  return { params, fix, pausedAt, due: fromIso(promised.due), told, lateWords };
}

test.each([
  ['soon after', 20 * MINUTE],
  ['long after', 12 * HOUR],
])(
  'a pause that is voided %s the promise broke leaves one notice to each of its people but who did it',
  async (_, after) => {
    const { fix, pausedAt, due, told, lateWords } = await resting();
    app.clock.set(due + after);
    await everythingTold();
    const paused = await fix();
    expect(paused.state).toBe('paused');
    expect([await told('ayse'), await told('tom'), await told('grace')]).toEqual([[], [], []]);

    const params = { promiseId: paused.id };
    await (await app.as('grace'))(voidPause, { params, body: { pausedAt, reason: 'She had told us before.' } });
    await everythingTold();
    expect(await fix()).toMatchObject({ state: 'broken', due: toIso(due) });
    for (const [name, as] of [
      ['ayse', 'owner'],
      ['tom', 'lead'],
    ] as const) {
      expect(await told(name)).toMatchObject([{ news: { kind: 'promise-broken', as }, read: false }]);
    }
    // She did it, so she knows.
    expect(await told('grace')).toEqual([]);
    const facts = await app.sql<{ kind: string }>(
      `select kind from platform.fact where data->>'promiseId' = $1 and kind in
      ('promise.warned', 'promise.last-hour', 'promise.broken') order by kind`,
      [paused.id],
    );
    expect(facts).toEqual([{ kind: 'promise.broken' }]);
    expect((await lateWords()).map(({ direction }) => direction)).toEqual(['to-customer']);

    await everythingTold();
    expect(await told('tom')).toHaveLength(1);
    expect(await lateWords()).toHaveLength(1);
    const { segments } = await (await app.as('ayse'))(explainPromise, { params });
    expect(segments.some(({ voided }) => voided)).toBe(true);
  },
);
