import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreementsContract } from '#capabilities/agreements/contract.ts';
import { calendarsContract } from '#capabilities/calendars/contract.ts';
import { peopleContract } from '#capabilities/people/contract.ts';
import { promisesContract } from '#capabilities/promises/contract.ts';
import type { CallInput } from '#kernel/call.ts';
import type { ProviderId } from '#kernel/ids.ts';
import { fromIso, HOUR, MINUTE, toIso } from '#kernel/time.ts';
import { eventually, SERVICES, startTestApp, TEAMS, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { createAgreement, publishAgreement } = agreementsContract.endpoints;
const { ask, assign, attribution, caseHistory, caseStory, confirm, getCase, goOn, listCases, reply, take, wait } =
  casesContract.endpoints;
const { explainPromise } = promisesContract.endpoints;

type Parties = NonNullable<CallInput<typeof createAgreement>['body']>['parties'];

let app: TestApp;
let providerId: ProviderId;
beforeAll(async () => {
  app = await startTestApp({ parts: { worker: true } });
  const admin = await app.as('admin');
  const provider = await admin(peopleContract.endpoints.createProvider, { body: { name: 'Lumevox' } });
  providerId = provider.id;
  await agreed('Field to the desk', { kind: 'ola', teamId: TEAMS.field, toTeamId: null }, 120);
  await agreed('Lumevox returns', { kind: 'uc', providerId }, 90);
});
afterAll(() => app.stop());

async function agreed(name: string, parties: Parties, minutes: number): Promise<void> {
  const admin = await app.as('admin');
  const { items } = await admin(calendarsContract.endpoints.listCalendars, {});
  const always = items.find((one) => one.name === 'Always');
  if (!always) throw new Error('The calendar that never closes is missing.');
  const kind = parties.kind === 'ola' ? 'internal-handback' : 'provider-return';
  const owes = [{ kind, within: { kind: 'budget', minutes }, calendarId: null } as const];
  const rules = [{ number: 1, serviceId: null, caseKind: null, priority: null, owes }];
  const made = await admin(createAgreement, { body: { name, parties, terms: { calendarId: always.id, rules } } });
  await admin(publishAgreement, { params: { agreementId: made.id }, body: {} });
}

/** A case at work with a next word promised. */
async function atWork() {
  const [maria, ayse] = [await app.as('maria'), await app.as('ayse')];
  const body = { text: 'The screen is black.', serviceId: SERVICES.rooms, urgency: 'high' } as const;
  const { id: caseId } = await maria(ask, { body });
  const params = { caseId };
  await ayse(take, { params });
  const by = toIso(app.clock.now() + 6 * HOUR);
  await ayse(reply, { params, body: { text: 'I look at it.', next: { follow: 'next-word', by } } });
  const inside = async () => (await ayse(getCase, { params })).promises.filter(({ internal }) => internal);
  return { maria, ayse, params, inside };
}

const waitsForLumevox = () => ({ reason: 'third-party', question: 'They send a new panel.', providerId }) as const;

describe('what teams and providers owe us', () => {
  it('is promised when a team gets a case, and kept when it hands the case back', async () => {
    const { ayse, params, inside } = await atWork();
    await ayse(assign, { params, body: { teamId: TEAMS.field } });
    const [promise] = await inside();
    expect(promise).toMatchObject({
      kind: 'internal-handback',
      state: 'running',
      due: toIso(app.clock.now() + 2 * HOUR),
      promisor: { team: { id: TEAMS.field }, person: null, provider: null },
    });
    const fix = (await ayse(getCase, { params })).promises.find(({ kind }) => kind === 'resolve');
    expect(promise?.parentId).toBe(fix?.id);
    const explained = await ayse(explainPromise, { params: { promiseId: promise?.id ?? '' } });
    expect(explained.agreement).toMatchObject({ name: 'Field to the desk', version: 1, rule: 1 });
    app.clock.forward(HOUR);
    await ayse(assign, { params, body: { teamId: TEAMS.desk } });
    expect(await inside()).toMatchObject([{ state: 'kept', fulfilledAt: toIso(app.clock.now()) }]);
  });

  it('is no business of the customer, and never what the queue says comes next', async () => {
    const { maria, ayse, params } = await atWork();
    await ayse(wait, { params, body: waitsForLumevox() });
    const theirs = await maria(caseStory, { params });
    expect(theirs.promises.map(({ kind }) => kind).toSorted()).toEqual(['first-response', 'next-update', 'resolve']);
    const { items } = await ayse(listCases, { query: { show: 'mine' } });
    expect(items.find(({ id }) => id === params.caseId)?.nextPromise?.kind).not.toBe('provider-return');
  });

  it('is kept by a provider when we go on, and its time is theirs', async () => {
    const { ayse, params, inside } = await atWork();
    const waiting = await ayse(wait, { params, body: waitsForLumevox() });
    expect(waiting.waitingProvider).toEqual({ id: providerId, name: 'Lumevox' });
    expect(await inside()).toMatchObject([{ kind: 'provider-return', promisor: { provider: { name: 'Lumevox' } } }]);
    app.clock.forward(30 * MINUTE);
    await ayse(goOn, { params });
    expect(await inside()).toMatchObject([{ state: 'kept' }]);
    const { attribution: held } = await ayse(attribution, { params });
    expect(held?.held.find(({ kind }) => kind === 'provider')).toMatchObject({ name: 'Lumevox', wall: 30 * MINUTE });
    expect(held?.handBacks).toMatchObject([
      { name: 'Lumevox', hours: { name: 'Always' }, used: 30 * MINUTE, agreed: 90 * MINUTE, state: 'kept' },
    ]);
  });

  it('is recorded as too late where it comes too late for the fix', async () => {
    const { ayse, params } = await atWork();
    const fix = (await ayse(getCase, { params })).promises.find(({ kind }) => kind === 'resolve');
    app.clock.forward(fromIso(fix?.due ?? '') - app.clock.now() - 90 * MINUTE);
    await ayse(assign, { params, body: { teamId: TEAMS.field } });
    const { items } = await ayse(caseHistory, { params });
    const late = items.find(({ kind }) => kind === 'case.hand-back-too-late');
    expect(late?.params).toEqual({ who: 'Team field', minutes: 60 });
  });

  it('ends with the case, also when its customer closes it', async () => {
    const { maria, ayse, params, inside } = await atWork();
    await ayse(wait, { params, body: waitsForLumevox() });
    await maria(confirm, { params, body: { works: true } });
    await eventually('the hand-back ends', async () => (await inside()).every(({ state }) => state === 'kept'));
  });

  it('is owed only by providers that we know, and only while we wait for somebody else', async () => {
    const { ayse, params } = await atWork();
    const unknown = { ...waitsForLumevox(), providerId: crypto.randomUUID() };
    await expect(ayse(wait, { params, body: unknown })).rejects.toMatchObject({ code: 'case.provider-unknown' });
    const customer = { ...waitsForLumevox(), reason: 'customer-input' } as const;
    await expect(ayse(wait, { params, body: customer })).rejects.toMatchObject({
      code: 'case.provider-is-a-third-party',
    });
  });
});
