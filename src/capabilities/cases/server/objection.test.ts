import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noticesContract } from '#capabilities/notices/contract.ts';
import { promisesContract } from '#capabilities/promises/contract.ts';
import type { CaseId, PromiseId } from '#kernel/ids.ts';
import { HOUR, MINUTE, toIso } from '#kernel/time.ts';
import { eventually, type PersonName, SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, caseStory, getCase, objectToMove, promiseCallback, reply, take } = casesContract.endpoints;
const { renegotiate } = promisesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ parts: { worker: true } });
});
afterAll(() => app.stop());

const ahead = (ms: number) => toIso(app.clock.now() + ms);

interface Move {
  readonly caseId: CaseId;
  readonly old: PromiseId;
  readonly moved: PromiseId;
}

/** A call back within the hour that Ayse promised Maria and moved by two hours. */
async function aMove(lowered = false): Promise<Move> {
  const maria = await app.as('maria');
  const ayse = await app.as('ayse');
  const { id: caseId } = await maria(ask, { body: { text: 'The door is stuck.', serviceId: SERVICES.rooms } });
  await ayse(take, { params: { caseId } });
  const body = { kind: 'callback', due: ahead(HOUR), text: 'We call you back.' } as const;
  const detail = await ayse(promiseCallback, { params: { caseId }, body });
  const old = detail.promises.find(({ kind }) => kind === 'callback')?.id;
  if (!old) throw new Error('No call was promised.');
  const move = { due: ahead(3 * HOUR), reason: 'It can wait.', lowered };
  const successor = await ayse(renegotiate, { params: { promiseId: old }, body: move });
  return { caseId, old, moved: successor.id };
}

async function object({ caseId, moved }: Move, words?: string, by: PersonName = 'maria') {
  const call = await app.as(by);
  return call(objectToMove, { params: { caseId, promiseId: moved }, body: words === undefined ? {} : { words } });
}

async function promisesOf({ caseId }: Move) {
  const detail = await (await app.as('ayse'))(getCase, { params: { caseId } });
  return new Map(detail.promises.map((promise) => [promise.id, promise]));
}

async function newsOf(name: PersonName) {
  const { items } = await (await app.as(name))(noticesContract.endpoints.listNotices, {});
  return items.flatMap(({ news }) => (news.kind === 'objected' ? [news] : []));
}

describe('a customer to whom a move does not suit', () => {
  test('may say so once: it is recorded, told, and the new moment holds until somebody answers', async () => {
    const move = await aMove();
    const maria = await app.as('maria');
    const before = await maria(caseStory, { params: move });
    expect(before.promises.find(({ id }) => id === move.moved)).toMatchObject({ mayObject: true, objection: null });
    const story = await object(move, 'I teach at that hour.');
    expect(story.promises.find(({ id }) => id === move.moved)).toMatchObject({
      state: 'running',
      mayObject: false,
      objection: { words: 'I teach at that hour.', stands: false },
    });
    expect(story.history.at(-1)).toMatchObject({ kind: 'promise.objected' });
    await expect(object(move)).rejects.toMatchObject({ code: 'promise.objected-already' });
    expect((await promisesOf(move)).get(move.moved)?.objection).toMatchObject({ answered: false });
    await eventually('the owner is told', async () => (await newsOf('ayse')).length > 0);
    expect((await newsOf('ayse'))[0]).toMatchObject({ as: 'owner', stands: false });
    expect((await newsOf('tom'))[0]).toMatchObject({ as: 'lead' });
    const ayse = await app.as('ayse');
    const next = { follow: 'next-word', by: ahead(HOUR) } as const;
    await ayse(reply, { params: { caseId: move.caseId }, body: { text: 'Would ten be better?', next } });
    expect((await promisesOf(move)).get(move.moved)?.objection).toMatchObject({ answered: true });
  });

  test('hears from us as soon as who writes to us, where nothing is due sooner', async () => {
    const move = await aMove();
    const ayse = await app.as('ayse');
    const far = { follow: 'no-more-news', reason: 'We call.' } as const;
    await ayse(reply, { params: { caseId: move.caseId }, body: { text: 'We call you.', next: far } });
    const words = async () =>
      [...(await promisesOf(move)).values()].filter(({ kind, state }) => kind === 'next-update' && state === 'running');
    expect(await words()).toEqual([]);
    await object(move);
    expect(await words()).toHaveLength(1);
    const sooner = await aMove();
    const soon = { follow: 'next-word', by: ahead(5 * MINUTE) } as const;
    await ayse(reply, { params: { caseId: sooner.caseId }, body: { text: 'We look.', next: soon } });
    await object(sooner);
    const due = [...(await promisesOf(sooner)).values()].filter(
      ({ kind, state }) => kind === 'next-update' && state === 'running',
    );
    expect(due.map((one) => one.due)).toEqual([soon.by]);
  });

  test('is who the word was given to, on a promise that was moved later', async () => {
    const move = await aMove();
    await expect(object({ ...move, moved: move.old })).rejects.toMatchObject({ code: 'promise.objection-too-late' });
    for (const by of ['luc', 'dora', 'jan'] as const) {
      await expect(object(move, undefined, by)).rejects.toMatchObject({ status: 404 });
    }
    const other = await aMove();
    await expect(object({ ...move, moved: other.moved })).rejects.toMatchObject({ status: 404 });
  });
});

describe('a move that a lower priority led to', () => {
  test('does not hold when they object before the old moment: that stands again, and both are in the record', async () => {
    const move = await aMove(true);
    const story = await object(move);
    expect(story.promises.find(({ id }) => id === move.old)).toMatchObject({ state: 'running', movedTo: null });
    expect(story.promises.find(({ id }) => id === move.moved)).toMatchObject({ state: 'withdrawn', mayObject: false });
    expect(story.history.slice(-2).map(({ kind }) => kind)).toEqual(['promise.objected', 'promise.stands-again']);
    const promises = await promisesOf(move);
    expect(promises.get(move.old)).toMatchObject({ objection: { stands: true, answered: false }, movedTo: null });
    app.clock.forward(HOUR + MINUTE);
    await app.judge();
    expect((await promisesOf(move)).get(move.old)?.state).toBe('broken');
  });

  test('counts as renegotiated when they object later, or not at all', async () => {
    const move = await aMove(true);
    app.clock.forward(HOUR + MINUTE);
    await app.judge();
    expect((await promisesOf(move)).get(move.old)?.state).toBe('renegotiated');
    await object(move);
    const promises = await promisesOf(move);
    expect(promises.get(move.old)?.state).toBe('renegotiated');
    expect(promises.get(move.moved)).toMatchObject({ state: 'running', objection: { stands: false } });
  });

  test('is one to a later moment', async () => {
    const move = await aMove();
    const ayse = await app.as('ayse');
    const body = { due: ahead(2 * HOUR), reason: 'It can wait.', lowered: true };
    await expect(ayse(renegotiate, { params: { promiseId: move.moved }, body })).rejects.toMatchObject({
      code: 'promise.not-moved-later',
      status: 422,
    });
  });
});
