import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOUR, toIso } from '#kernel/time.ts';
import { PEOPLE, SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, cancel, getCase, hear, listMessages, reply, take, wait } = casesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

async function taken() {
  const body = { text: 'The screen stays dark.', serviceId: SERVICES.rooms };
  const { id } = await (await app.as('maria'))(ask, { body });
  const params = { caseId: id };
  await (await app.as('ayse'))(take, { params });
  return params;
}

const SAID = { text: 'The one in room 5 is dark too.', channel: 'phone' } as const;

test('what a customer says on the telephone stands in their name, and they are owed a word', async () => {
  const params = await taken();
  const ayse = await app.as('ayse');
  const by = toIso(app.clock.now() + HOUR);
  await ayse(reply, { params, body: { text: 'Which room?', next: { follow: 'next-word', by } } });
  await ayse(wait, { params, body: { reason: 'customer-input', question: 'Which room?' } });
  const heard = await ayse(hear, { params, body: SAID });
  expect(heard).toMatchObject({ unanswered: true, waitingReason: null });
  expect(heard.promises.some(({ kind, state }) => kind === 'next-update' && state === 'running')).toBe(true);
  const { items } = await ayse(listMessages, { params });
  expect(items.at(-1)).toMatchObject({ text: SAID.text, direction: 'from-customer', channel: 'phone' });
  expect(items.at(-1)?.author).toMatchObject({ name: PEOPLE.maria.name });
});

test('nothing is written down on a case that is over, or by somebody who may not see it', async () => {
  const params = await taken();
  const ayse = await app.as('ayse');
  const before = await ayse(getCase, { params });
  await expect((await app.as('femi'))(hear, { params, body: SAID })).rejects.toMatchObject({ status: 404 });
  expect((await ayse(getCase, { params })).version).toBe(before.version);
  await ayse(cancel, { params, body: { ground: 'requester', reason: 'It works.' } });
  await expect(ayse(hear, { params, body: SAID })).rejects.toMatchObject({ status: 409 });
});
