import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calendarsContract } from '#capabilities/calendars/contract.ts';
import { CalendarId, TeamId } from '#kernel/ids.ts';
import { HOUR, MINUTE } from '#kernel/time.ts';
import { systemContext } from '#platform/context.ts';
import { reading, transaction } from '#platform/database/transaction.ts';
import { SERVICES, startTestApp, TEAMS, type TestApp } from '#tests/harness/index.ts';
import { catalogueContract } from '../contract.ts';
import {
  ensureStandingService,
  nextWordSuggestion,
  STANDING_POLICIES,
  serviceById,
  servicesById,
  servicesByName,
  standingService,
} from '../index.ts';

const { createService: create, listServices: list } = catalogueContract.endpoints;

let app: TestApp;
let calendarId: CalendarId;
beforeAll(async () => {
  app = await startTestApp();
  const calendars = await (await app.as('admin'))(calendarsContract.endpoints.listCalendars, {});
  const office = calendars.items.find(({ name }) => name === 'Office hours');
  if (!office) throw new Error('The office hours are missing.');
  calendarId = office.id;
});
afterAll(() => app.stop());

const context = () => systemContext(app.program.platform, 'tests', app.clock.now());

describe('services', () => {
  test('are shown by name to whoever may ask, and to no stranger', async () => {
    const call = await app.as('maria');
    const first = await call(list, { query: { limit: 2 } });
    const second = await call(list, { query: { limit: 2, cursor: first.next ?? '' } });
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['General', 'Scanners', 'Video rooms']);
    expect([Object.keys(first.items[0] ?? {}), second.next]).toEqual([['id', 'name'], null]);
    await expect(app.stranger(list, {})).rejects.toMatchObject({ status: 401 });
  });

  test('are added by administrators alone, on a calendar that exists', async () => {
    const body = { name: 'E-mail', calendarId, policies: STANDING_POLICIES };
    await expect((await app.as('tom'))(create, { body })).rejects.toMatchObject({ status: 403 });
    const call = await app.as('admin');
    const made = await call(create, { body });
    expect(made).toMatchObject({ ...body, teamId: null, retired: false, version: 1 });
    expect(await reading(context(), (tx) => serviceById(tx, made.id))).toEqual(made);
    const nowhere = { ...body, calendarId: CalendarId.parse(context().newId()) };
    await expect(call(create, { body: nowhere })).rejects.toMatchObject({ code: 'service.unknown-calendar' });
    const nobody = { ...body, teamId: TeamId.parse(context().newId()) };
    await expect(call(create, { body: nobody })).rejects.toMatchObject({ code: 'service.unknown-team' });
    expect(await call(create, { body: { ...body, name: 'Field', teamId: TEAMS.field } })).toMatchObject({
      teamId: TEAMS.field,
    });
  });

  test('do not owe a fix before the first word', async () => {
    const P1 = { firstWordMinutes: 15, nextWordMinutes: 30, fixedByMinutes: 10 };
    const body = { name: 'Hasty', calendarId, policies: { ...STANDING_POLICIES, P1 } };
    await expect((await app.as('admin'))(create, { body })).rejects.toMatchObject({
      code: 'service.fix-before-first-word',
      status: 422,
    });
  });

  test('are found by id, by name, and when nobody named one', async () => {
    const [byId, byName, standing, again] = await transaction(context(), async (tx) => [
      await servicesById(tx, [SERVICES.rooms, SERVICES.rooms]),
      await servicesByName(tx),
      await standingService(tx),
      await ensureStandingService(tx, context(), { calendarId }),
    ]);
    expect([byId.size, byId.get(SERVICES.rooms)?.name]).toEqual([1, 'Video rooms']);
    expect(byName.map(({ name }) => name)).toContain('Scanners');
    expect(again).toEqual(standing);
  });
});

test('the next word is suggested to the minute, in open time of the service’s calendar', async () => {
  const now = app.clock.now() + 20_500;
  const rooms = await reading(context(), (tx) => serviceById(tx, SERVICES.rooms));
  if (!rooms) throw new Error('The service is missing.');
  const atNight = app.clock.now() + 12 * HOUR;
  const [always, office] = await reading(context(), async (tx) => [
    await nextWordSuggestion(tx, rooms, 'P1', now),
    await nextWordSuggestion(tx, { ...rooms, calendarId }, 'P1', atNight),
  ]);
  expect(always).toBe(app.clock.now() + 31 * MINUTE);
  // The office in Berlin opens at 08:00 UTC.
  expect(office).toBe(Date.UTC(2026, 10, 25, 8, 30));
});
