import { afterAll, beforeAll, expect, test } from 'vitest';
import { calendarsContract } from '#capabilities/calendars/contract.ts';
import { AccountId, type CalendarId, PersonId, ServiceId } from '#kernel/ids.ts';
import { MINUTE } from '#kernel/time.ts';
import { type Context, systemContext } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { ACCOUNTS, PEOPLE, SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { agreementsContract } from '../contract.ts';
import { owedBy } from '../index.ts';

const { createAgreement, publishAgreement } = agreementsContract.endpoints;

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

function asMaria(): Context {
  const { id, name } = PEOPLE.maria;
  const accounts = [AccountId.parse(ACCOUNTS.north)];
  const actor = {
    kind: 'person',
    personId: PersonId.parse(id),
    name,
    roles: ['customer'],
    accounts,
    teams: [],
  } as const;
  return { ...systemContext(app.program.platform, 'tests', app.clock.now()), actor };
}

function owedToMaria() {
  const context = asMaria();
  const asked = {
    accountId: AccountId.parse(ACCOUNTS.north),
    serviceId: ServiceId.parse(SERVICES.rooms),
    caseKind: 'incident',
    priority: 'P1',
  } as const;
  return reading(context, (tx) => owedBy(tx, asked, context.now));
}

test('what the house promises everybody answers, and a customer’s own agreement goes before it', async () => {
  const house = await owedToMaria();
  expect(house?.agreement).toMatchObject({ name: 'What we promise everybody', version: 1, rule: 1 });
  const within = (minutes: number) => ({ terms: { kind: 'budget', ms: minutes * MINUTE } });
  expect(house?.owes).toMatchObject({ 'first-response': within(15), 'next-update': within(30), resolve: within(240) });
  const call = await app.as('admin');
  const word = { within: { kind: 'budget', minutes: 5 }, calendarId: null } as const;
  const owes = [
    { ...word, kind: 'first-response' as const },
    { ...word, kind: 'next-update' as const },
  ];
  const rules = [{ number: 7, serviceId: null, caseKind: null, priority: null, owes }];
  const parties = (accountId: AccountId) => ({ kind: 'sla', accountId }) as const;
  for (const account of [ACCOUNTS.south, ACCOUNTS.north]) {
    const body = { name: account, parties: parties(AccountId.parse(account)), terms: { calendarId, rules } };
    const { id } = await call(createAgreement, { body });
    await call(publishAgreement, { params: { agreementId: id }, body: {} });
  }
  const theirs = await owedToMaria();
  expect(theirs?.agreement).toMatchObject({ name: ACCOUNTS.north, rule: 7 });
  expect(theirs?.owes).toEqual({
    'first-response': { ...within(5), calendarId },
    'next-update': { ...within(5), calendarId },
  });
});
