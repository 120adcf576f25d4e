import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { calendarsContract } from '#capabilities/calendars/contract.ts';
import { AccountId, type CalendarId, PersonId, ServiceId } from '#kernel/ids.ts';
import { type Context, systemContext } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { ACCOUNTS, PEOPLE, SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { agreementsContract } from '../contract.ts';
import { owedBy } from '../index.ts';

const { createAgreement, publishAgreement } = agreementsContract.endpoints;
const MIGRATION = new URL('../migrations/20261122T0660_owed.sql', import.meta.url);

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

test('what services promised is what everybody is promised, and a customer’s own agreement goes before it', async () => {
  expect(await owedToMaria()).toBe(null);
  const statements = await readFile(MIGRATION, 'utf8');
  await app.sql(statements.slice(statements.indexOf('with service as')));
  const house = await owedToMaria();
  expect(house).toMatchObject({ agreementName: 'House promises', version: 1 });
  expect(house?.owes.map(({ kind, within }) => [kind, within])).toEqual([
    ['first-response', { kind: 'budget', minutes: 15 }],
    ['next-update', { kind: 'budget', minutes: 30 }],
    ['resolve', { kind: 'budget', minutes: 240 }],
  ]);
  const call = await app.as('admin');
  const owes = [{ kind: 'first-response' as const, within: { kind: 'budget' as const, minutes: 5 }, calendarId: null }];
  const rules = [{ number: 1, serviceId: null, caseKind: null, priority: null, owes }];
  const parties = (accountId: AccountId) => ({ kind: 'sla', accountId }) as const;
  for (const account of [ACCOUNTS.south, ACCOUNTS.north]) {
    const body = { name: account, parties: parties(AccountId.parse(account)), terms: { calendarId, rules } };
    const { id } = await call(createAgreement, { body });
    await call(publishAgreement, { params: { agreementId: id }, body: {} });
  }
  expect(await owedToMaria()).toMatchObject({
    agreementName: ACCOUNTS.north,
    rule: 1,
    owes: [{ kind: 'first-response', calendarId }],
  });
});
