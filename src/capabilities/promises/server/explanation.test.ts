import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casesContract } from '#capabilities/cases/contract.ts';
import type { PromiseId } from '#kernel/ids.ts';
import { HOUR, MINUTE, toIso } from '#kernel/time.ts';
import { SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { promisesContract } from '../contract.ts';
import { standingAt } from '../web/parts/live.ts';

const cases = casesContract.endpoints;
const promises = promisesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

/** A call back to Maria that Ayse promised in an hour from now. */
async function aCallbackOn() {
  const maria = await app.as('maria');
  const { id } = await maria(cases.ask, { body: { text: 'No sound in the room.', serviceId: SERVICES.rooms } });
  const ayse = await app.as('ayse');
  const params = { caseId: id };
  await ayse(cases.take, { params });
  const body = { kind: 'callback', due: toIso(app.clock.now() + HOUR), text: 'We will call you.' } as const;
  const { promises: all } = await ayse(cases.promiseCallback, { params, body });
  const promise = all.find(({ kind }) => kind === 'callback');
  if (!promise) throw new Error('No call back was promised.');
  return { caseId: id, promiseId: promise.id };
}

async function aCallback() {
  const { promiseId } = await aCallbackOn();
  return { promiseId };
}

describe('the explanation of a promise', () => {
  test('cuts its life into what the clock did, and says where it stands', async () => {
    const params = await aCallback();
    const anchor = app.clock.now();
    app.clock.forward(20 * MINUTE);
    const explained = await (await app.as('ayse'))(promises.explainPromise, { params });
    expect(explained).toMatchObject({
      promise: { id: params.promiseId, state: 'running' },
      terms: 'instant',
      calendar: { version: 1, timeZone: 'Europe/Berlin' },
      anchor: toIso(anchor),
      due: toIso(anchor + HOUR),
      budget: null,
      experienced: 20 * MINUTE,
      moves: [],
    });
    expect(explained.calendar.name).not.toBe('');
    expect(explained.segments[0]?.from).toBe(toIso(anchor));
    expect(explained.segments.at(-1)?.to).toBe(toIso(anchor + HOUR));
    explained.segments.slice(1).forEach((segment, index) => {
      expect(segment.from).toBe(explained.segments[index]?.to);
    });
  });

  test('shows what is late after the due moment, and grows while nobody delivers', async () => {
    const params = await aCallback();
    const due = app.clock.now() + HOUR;
    app.clock.set(due + 10 * MINUTE);
    const explained = await (await app.as('ayse'))(promises.explainPromise, { params });
    expect(explained.segments.at(-1)).toMatchObject({ kind: 'late', from: toIso(due), to: toIso(due + 10 * MINUTE) });
    expect(explained.left).toBe(0);
  });

  test('is counted on in the browser by the same clock: what was sent once says later what the server says then', async () => {
    const { caseId } = await aCallbackOn();
    const ayse = await app.as('ayse');
    const all = (await ayse(cases.getCase, { params: { caseId } })).promises;
    const open = all.filter(({ internal, state }) => !internal && state === 'running');
    expect(open.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['resolve', 'first-response', 'callback']));
    for (const { id: promiseId } of open) {
      const sent = await ayse(promises.explainPromise, { params: { promiseId } });
      for (const wait of [7 * MINUTE, 3 * HOUR, 40 * HOUR]) {
        app.clock.forward(wait);
        const later = await ayse(promises.explainPromise, { params: { promiseId } });
        const { used, left, experienced, segments } = standingAt(sent, app.clock.now());
        const wired = segments.map((segment) => ({ ...segment, from: toIso(segment.from), to: toIso(segment.to) }));
        expect(later).toMatchObject({ used, left, experienced, segments: wired });
      }
    }
  });

  test('says from where and why it was moved', async () => {
    const params = await aCallback();
    const from = toIso(app.clock.now() + HOUR);
    const due = toIso(app.clock.now() + 2 * HOUR);
    const ayse = await app.as('ayse');
    const body = { due, reason: 'The part comes later.' };
    const moved = await ayse(promises.renegotiate, { params, body });
    const { moves } = await ayse(promises.explainPromise, { params: { promiseId: moved.id } });
    expect(moves).toEqual([{ from, to: due, reason: 'The part comes later.' }]);
  });

  test('is for whoever may read the promise', async () => {
    const params = await aCallback();
    await expect((await app.as('femi'))(promises.explainPromise, { params })).rejects.toMatchObject({ status: 404 });
    await expect((await app.as('maria'))(promises.explainPromise, { params })).rejects.toMatchObject({ status: 403 });
    const unknown = { promiseId: crypto.randomUUID() as PromiseId };
    await expect((await app.as('ayse'))(promises.explainPromise, { params: unknown })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('is told to the customer without names, and to no other customer', async () => {
    const params = await aCallbackOn();
    const anchor = app.clock.now();
    const maria = await app.as('maria');
    const explained = await maria(cases.explainMyPromise, { params });
    expect(explained).toEqual({
      terms: 'instant',
      anchor: toIso(anchor),
      due: toIso(anchor + HOUR),
      budget: null,
      agreement: null,
      timeZone: 'Europe/Berlin',
      closed: expect.any(Number),
      pauses: [],
    });
    const other = await aCallbackOn();
    const crossed = { caseId: params.caseId, promiseId: other.promiseId };
    await expect(maria(cases.explainMyPromise, { params: crossed })).rejects.toMatchObject({ code: 'not-found' });
    await expect((await app.as('ayse'))(cases.explainMyPromise, { params })).rejects.toMatchObject({ status: 404 });
  });
});
