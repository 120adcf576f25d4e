import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calendarsContract } from '#capabilities/calendars/contract.ts';
import { type CalendarId, ProviderId, TeamId } from '#kernel/ids.ts';
import { HOUR, toIso } from '#kernel/time.ts';
import { systemContext } from '#platform/context.ts';
import { ACCOUNTS, SERVICES, startTestApp, TEAMS, type TestApp } from '#tests/harness/index.ts';
import { agreementsContract } from '../contract.ts';

const { chooseRule, createAgreement, getAgreement, listAgreements, publishAgreement, saveDraft } =
  agreementsContract.endpoints;

let app: TestApp;
let calendarId: CalendarId;
beforeAll(async () => {
  app = await startTestApp();
  const calendars = await (await app.as('admin'))(calendarsContract.endpoints.listCalendars, {});
  const [first] = calendars.items;
  if (!first) throw new Error('There is no calendar.');
  calendarId = first.id;
});
afterAll(() => app.stop());

const newId = () => systemContext(app.program.platform, 'tests', app.clock.now()).newId();

function termsOf(minutes: number) {
  const word = { kind: 'first-response', within: { kind: 'budget', minutes }, calendarId: null } as const;
  const any = { serviceId: null, caseKind: null, priority: null };
  const next = { ...word, kind: 'next-update' } as const;
  return { calendarId, rules: [{ ...any, number: 1, owes: [word, next] }] };
}

const everybody = { kind: 'sla', accountId: null } as const;
const asked = { accountId: ACCOUNTS.north, serviceId: SERVICES.rooms, caseKind: 'incident', priority: 'P2' } as const;

describe('an agreement', () => {
  test('is written by administrators, and read at the desk', async () => {
    const body = { name: 'House', parties: everybody, terms: termsOf(60) };
    await expect((await app.as('tom'))(createAgreement, { body })).rejects.toMatchObject({ status: 403 });
    await expect((await app.as('maria'))(listAgreements, {})).rejects.toMatchObject({ status: 403 });
    const made = await (await app.as('admin'))(createAgreement, { body });
    expect(made).toMatchObject({ name: 'House', draft: body.terms, versions: [], version: 1 });
    const params = { agreementId: made.id };
    expect(await (await app.as('tom'))(getAgreement, { params })).toEqual(made);
  });

  test('is not made with anybody who is not there', async () => {
    const call = await app.as('admin');
    const body = { name: 'Nobody', terms: termsOf(60) };
    const team = { kind: 'ola', teamId: TEAMS.field, toTeamId: TeamId.parse(newId()) } as const;
    const provider = { kind: 'uc', providerId: ProviderId.parse(newId()) } as const;
    await expect(call(createAgreement, { body: { ...body, parties: team } })).rejects.toMatchObject({
      code: 'agreement.unknown-team',
    });
    await expect(call(createAgreement, { body: { ...body, parties: provider } })).rejects.toMatchObject({
      code: 'agreement.unknown-provider',
    });
  });

  test('says what is owed from the moment at which its version begins, theirs before everybody’s', async () => {
    const call = await app.as('admin');
    const house = { agreementName: 'What we promise everybody', version: 1 };
    expect((await call(chooseRule, { query: asked })).chosen).toMatchObject(house);
    const parties = { kind: 'sla', accountId: ACCOUNTS.north } as const;
    const theirs = await call(createAgreement, { body: { name: 'North', parties, terms: termsOf(30) } });
    const effectiveFrom = toIso(app.clock.now() + HOUR);
    await call(publishAgreement, { params: { agreementId: theirs.id }, body: { effectiveFrom } });
    expect((await call(chooseRule, { query: asked })).chosen).toMatchObject(house);
    app.clock.forward(HOUR);
    const { chosen, considered } = await call(chooseRule, { query: asked });
    expect([chosen?.agreementName, considered.length]).toEqual(['North', 5]);
  });

  test('keeps its published versions, and drafts one person at a time', async () => {
    const call = await app.as('admin');
    const body = { name: 'Versions', parties: everybody, terms: termsOf(60) };
    const { id: agreementId, version } = await call(createAgreement, { body });
    const params = { agreementId };
    const first = await call(publishAgreement, { params, body: {}, ifMatch: version });
    const draft = { params, body: { terms: termsOf(90) }, ifMatch: first.version };
    expect(await call(saveDraft, draft)).toMatchObject({ draft: draft.body.terms, versions: first.versions });
    await expect(call(saveDraft, draft)).rejects.toMatchObject({ status: 412 });
    const second = await call(publishAgreement, { params, body: {} });
    expect(second).toMatchObject({ draft: null, versions: [{ terms: body.terms }, { version: 2 }] });
    expect(second.versions[0]).toEqual(first.versions[0]);
    await expect(call(publishAgreement, { params, body: {} })).rejects.toMatchObject({
      code: 'agreement.nothing-to-publish',
    });
  });
});
