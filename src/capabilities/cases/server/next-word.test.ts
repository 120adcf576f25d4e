import { afterAll, beforeAll, expect, test } from 'vitest';
import { agreementsContract } from '#capabilities/agreements/contract.ts';
import { calendarsContract } from '#capabilities/calendars/contract.ts';
import { peopleContract } from '#capabilities/people/contract.ts';
import type { TeamId } from '#kernel/ids.ts';
import { HOUR, MINUTE } from '#kernel/time.ts';
import { systemContext } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { ACCOUNTS, SERVICES, startTestApp, TEAMS, type TestApp } from '#tests/harness/index.ts';
import { nextWordSuggestion } from './next-word.ts';

const { createAgreement, publishAgreement } = agreementsContract.endpoints;
const known = {
  accountId: ACCOUNTS.north,
  serviceId: SERVICES.rooms,
  kind: 'incident',
  priority: 'P1',
  teamId: null,
} as const;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const suggested = (now: number, teamId: TeamId | null = null) =>
  reading(systemContext(app.program.platform, 'tests', app.clock.now()), (tx) =>
    nextWordSuggestion(tx, { ...known, teamId }, now),
  );

test('the next word is suggested to the minute, in open time of the hours that the agreement names', async () => {
  expect(await suggested(app.clock.now() + 20_500)).toBe(app.clock.now() + 31 * MINUTE);
  const call = await app.as('admin');
  const { items } = await call(calendarsContract.endpoints.listCalendars, {});
  const office = items.find(({ name }) => name === 'Office hours');
  if (!office) throw new Error('The office hours are missing.');
  const word = { within: { kind: 'budget', minutes: 30 }, calendarId: null } as const;
  const owes = [
    { ...word, kind: 'first-response' as const },
    { ...word, kind: 'next-update' as const },
  ];
  const rules = [{ number: 1, serviceId: null, caseKind: null, priority: null, owes }];
  const parties = { kind: 'sla', accountId: ACCOUNTS.north } as const;
  const body = { name: 'In office hours', parties, terms: { calendarId: office.id, rules } };
  const made = await call(createAgreement, { body });
  await call(publishAgreement, { params: { agreementId: made.id }, body: {} });
  // The office in Berlin opens at 08:00 UTC.
  expect(await suggested(app.clock.now() + 12 * HOUR)).toBe(Date.UTC(2026, 10, 25, 8, 30));
});

test('a team’s own next word is suggested where it comes sooner than what is owed', async () => {
  const { changeTeam, listTeams } = peopleContract.endpoints;
  const tom = await app.as('tom');
  const settle = async (nextWordMinutes: number | null) => {
    const { items } = await tom(listTeams, { query: {} });
    const version = items.find(({ id }) => id === TEAMS.desk)?.version ?? 0;
    return tom(changeTeam, { params: { teamId: TEAMS.desk }, ifMatch: version, body: { nextWordMinutes } });
  };
  const now = Date.UTC(2026, 10, 25, 9);
  const before = await suggested(now, TEAMS.desk);
  expect(before).toBe(now + 30 * MINUTE);
  expect(await settle(15)).toMatchObject({ nextWordMinutes: 15 });
  expect(await suggested(now, TEAMS.desk)).toBe(now + 15 * MINUTE);
  // Counted in open time, as what is owed: Berlin’s office closes at 17:00 UTC or before.
  expect(await suggested(Date.UTC(2026, 10, 24, 20), TEAMS.desk)).toBe(Date.UTC(2026, 10, 25, 8, 15));
  expect(await suggested(now, TEAMS.field)).toBe(before);
  await settle(240);
  expect(await suggested(now, TEAMS.desk)).toBe(before);
  expect(await settle(null)).toMatchObject({ nextWordMinutes: null });
  await expect(settle(1)).rejects.toMatchObject({ status: 422 });
});
