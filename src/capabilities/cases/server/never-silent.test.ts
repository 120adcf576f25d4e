import { afterAll, beforeAll, expect, it } from 'vitest';
import { promisesContract } from '#capabilities/promises/contract.ts';
import { HOUR, toIso } from '#kernel/time.ts';
import { SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, caseStory, getCase, promiseCallback, reply, take, wait } = casesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

/** A case of low urgency, for which no fix is owed. */
async function taken() {
  const [maria, ayse] = [await app.as('maria'), await app.as('ayse')];
  const { id } = await maria(ask, { body: { text: 'The clock is slow.', serviceId: SERVICES.rooms, urgency: 'low' } });
  const params = { caseId: id };
  await ayse(take, { params });
  return { maria, ayse, params };
}

const noMoreNews = { text: 'As told.', next: { follow: 'no-more-news', reason: 'All is said.' } } as const;

it('no more news are announced only where something else stays promised', async () => {
  const { ayse, params } = await taken();
  for (const undoFor of [0, 10]) {
    const silent = ayse(reply, { params, body: { ...noMoreNews, undoFor } });
    await expect(silent).rejects.toMatchObject({ status: 409, code: 'case.no-more-news-leaves-silence' });
  }
  const due = toIso(app.clock.now() + HOUR);
  await ayse(promiseCallback, { params, body: { kind: 'callback', due, text: 'We call you.' } });
  const said = await ayse(reply, { params, body: noMoreNews });
  expect(said.case.nextPromise).toMatchObject({ kind: 'callback', due });
});

it('no more news are no answer while the fix rests, and whoever takes the next check away promises another one', async () => {
  const [maria, ayse] = [await app.as('maria'), await app.as('ayse')];
  const { id } = await maria(ask, { body: { text: 'The door is shut.', serviceId: SERVICES.rooms, urgency: 'high' } });
  const params = { caseId: id };
  const by = toIso(app.clock.now() + HOUR);
  await ayse(reply, { params, body: { text: 'I look.', next: { follow: 'next-word', by } } });
  const waiting = await ayse(wait, { params, body: { reason: 'customer-input', question: 'Which door is it?' } });
  expect(waiting.promises).toContainEqual(expect.objectContaining({ kind: 'resolve', state: 'paused' }));
  const silent = ayse(reply, { params, body: noMoreNews });
  await expect(silent).rejects.toMatchObject({ status: 409, code: 'case.no-more-news-leaves-silence' });

  const check = waiting.promises.find(({ kind, state }) => kind === 'next-update' && state === 'running');
  if (!check) throw new Error('No next check is promised.');
  const body = { ground: 'made-in-error', reason: 'Too soon.' } as const;
  await ayse(promisesContract.endpoints.withdraw, { params: { promiseId: check.id }, body });
  const { nextPromise } = await ayse(getCase, { params });
  expect(nextPromise).toMatchObject({ kind: 'next-update', state: 'running' });
});

it('whoever gives up a word that is late promises another one', async () => {
  const { maria, ayse, params } = await taken();
  app.clock.forward(5 * HOUR);
  await app.judge();
  const late = (await ayse(getCase, { params })).nextPromise;
  expect(late).toMatchObject({ kind: 'first-response', state: 'broken' });
  if (!late) throw new Error('Nothing is promised.');
  const body = { ground: 'made-in-error', reason: 'Nobody was asked.' } as const;
  await ayse(promisesContract.endpoints.withdraw, { params: { promiseId: late.id }, body });
  const { nextPromise } = await ayse(getCase, { params });
  expect(nextPromise).toMatchObject({ kind: 'next-update', state: 'running' });
  expect((await maria(caseStory, { params })).next).toMatchObject({ by: nextPromise?.due });
});

it('who was called back, and to whom nothing else is promised, reads when we write next', async () => {
  const { maria, ayse, params } = await taken();
  const due = toIso(app.clock.now() + HOUR);
  await ayse(promiseCallback, { params, body: { kind: 'callback', due, text: 'We call you.' } });
  await ayse(reply, { params, body: noMoreNews });
  const call = (await ayse(getCase, { params })).promises.find(({ kind }) => kind === 'callback');
  if (!call) throw new Error('No call is promised.');
  await ayse(promisesContract.endpoints.fulfil, { params: { promiseId: call.id }, body: {} });
  const { nextPromise } = await ayse(getCase, { params });
  expect(nextPromise).toMatchObject({ kind: 'next-update', state: 'running' });
  expect((await maria(caseStory, { params })).next).toMatchObject({ by: nextPromise?.due, from: 'Ayse Yildiz' });
});
