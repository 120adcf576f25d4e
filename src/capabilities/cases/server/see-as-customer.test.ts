import { afterAll, beforeAll, expect, test } from 'vitest';
import { peopleContract } from '#capabilities/people/contract.ts';
import { troubleshootingContract } from '#capabilities/troubleshooting/contract.ts';
import type { CaseId } from '#kernel/ids.ts';
import { HOUR, toIso } from '#kernel/time.ts';
import { PEOPLE, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, caseHistory, caseStory, reply, seeAsCustomer, take, writeNote } = casesContract.endpoints;
const { listSharedSteps, logStep, seeSharedSteps } = troubleshootingContract.endpoints;
const { changePerson, getPerson } = peopleContract.endpoints;

let app: TestApp;
let caseId: CaseId;
beforeAll(async () => {
  app = await startTestApp();
  caseId = (await (await app.as('luc'))(ask, { body: { text: 'Der Drucker druckt nichts.' } })).id;
  const params = { caseId };
  const ayse = await app.as('ayse');
  await ayse(take, { params });
  const next = { follow: 'next-word', by: toIso(app.clock.now() + HOUR) } as const;
  await ayse(reply, { params, body: { text: 'Ich sehe nach.', next } });
  await ayse(writeNote, { params, body: { text: 'Quendelkraut: not again.' } });
  const step = {
    phase: 'narrow',
    what: 'Swapped the cable',
    outcome: 'no-change',
    shared: 'We swapped the cable.',
  } as const;
  await ayse(logStep, { params, body: step });
});
afterAll(() => app.stop());

test('the desk sees of a case exactly what its customer reads, and that it looked is recorded for the team', async () => {
  const params = { caseId };
  const [luc, ayse] = await Promise.all([app.as('luc'), app.as('ayse')]);
  const { story, reader } = await ayse(seeAsCustomer, { params });
  expect(story).toEqual(await luc(caseStory, { params }));
  expect(JSON.stringify(story)).not.toContain('Quendelkraut');
  expect(reader).toMatchObject({ id: PEOPLE.luc.id, name: PEOPLE.luc.name, language: 'de' });
  expect(await ayse(seeSharedSteps, { params })).toEqual(await luc(listSharedSteps, { params }));
  const { items } = await ayse(caseHistory, { params });
  expect(items.at(-1)).toMatchObject({ kind: 'case.seen-as-customer', actor: PEOPLE.ayse.name });
  expect((await luc(caseStory, { params })).history.map(({ kind }) => kind)).not.toContain('case.seen-as-customer');
});

test('nobody looks who may not read the case at the desk, and nothing is recorded then', async () => {
  const params = { caseId };
  const before = (await (await app.as('ayse'))(caseHistory, { params })).items.length;
  await expect((await app.as('femi'))(seeAsCustomer, { params })).rejects.toMatchObject({ status: 404 });
  await expect((await app.as('femi'))(seeSharedSteps, { params })).rejects.toMatchObject({ status: 404 });
  for (const name of ['luc', 'maria', 'dora'] as const) {
    await expect((await app.as(name))(seeAsCustomer, { params })).rejects.toMatchObject({ status: 403 });
  }
  expect((await (await app.as('ayse'))(caseHistory, { params })).items).toHaveLength(before);
});

test('of a requester who can no longer sign in nobody sees anything', async () => {
  const admin = await app.as('admin');
  const personId = PEOPLE.luc.id;
  const { version } = await admin(getPerson, { params: { personId } });
  await admin(changePerson, { params: { personId }, ifMatch: version, body: { active: false } });
  const call = (await app.as('ayse'))(seeAsCustomer, { params: { caseId } });
  await expect(call).rejects.toMatchObject({ code: 'case.requester-gone' });
});
