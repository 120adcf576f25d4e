import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CalendarId } from '#kernel/ids.ts';
import { refuse } from '#kernel/result.ts';
import { fromIso, HOUR } from '#kernel/time.ts';
import { systemContext } from '#platform/context.ts';
import { reading, transaction } from '#platform/database/transaction.ts';
import { factsAbout } from '#platform/read-facts.ts';
import { startTestApp, type TestApp } from '#tests/harness/index.ts';
import { calendarsContract } from '../contract.ts';
import { calendarVersion, createCalendar, ensureStandingCalendars, publishVersion } from '../index.ts';

const {
  createCalendar: create,
  getCalendar: get,
  listCalendars: list,
  listVersions,
  previewHours: preview,
  publishVersion: publish,
  readHolidays,
} = calendarsContract.endpoints;
const MORNINGS = { zone: 'Europe/Berlin', weekly: { mon: [['09:00', '12:00'] as [string, string]] } };
const AFTERNOONS = { zone: 'Europe/Berlin', weekly: { mon: [['13:00', '17:00'] as [string, string]] } };

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const context = () => systemContext(app.program.platform, 'tests', app.clock.now());

describe('calendars', () => {
  test('stand from the first day: one that never closes, and office hours', async () => {
    const call = await app.as('ayse');
    const { items } = await call(list, {});
    expect(items.map(({ name, currentVersion }) => [name, currentVersion])).toEqual([
      ['Always', 1],
      ['Office hours', 1],
    ]);
    const again = await transaction(context(), (tx) => ensureStandingCalendars(tx, context(), 'Asia/Tokyo'));
    expect([again.always.hours.zone, again.office.id]).toEqual(['Europe/Berlin', items[1]?.id]);
  });

  test('are added and changed by administrators alone', async () => {
    const body = { name: 'Mornings', hours: MORNINGS };
    await expect((await app.as('ayse'))(create, { body })).rejects.toMatchObject({ status: 403 });
    await expect((await app.as('maria'))(list, {})).rejects.toMatchObject({ status: 403 });
    await expect(app.stranger(list, {})).rejects.toMatchObject({ status: 401 });
    const call = await app.as('admin');
    const made = await call(create, { body });
    expect(made).toMatchObject({ name: 'Mornings', currentVersion: 1, hours: MORNINGS });
    const params = { calendarId: made.id };
    const changed = await call(publish, { params, body: { hours: AFTERNOONS } });
    expect(changed).toMatchObject({ id: made.id, currentVersion: 2, hours: AFTERNOONS });
    const facts = await reading(context(), (tx) => factsAbout(tx, 'calendar', made.id));
    expect(facts.map(({ kind, data }) => [kind, data])).toEqual([
      ['calendar.created', { name: 'Mornings' }],
      ['calendar.version-published', { name: 'Mornings', version: 2 }],
    ]);
  });

  test('are refused with the reason when their hours cannot work', async () => {
    const call = await app.as('admin');
    const hours = { zone: 'Europe/Berlin', weekly: { mon: [['09:00', '09:00'] as [string, string]] } };
    await expect(call(create, { body: { name: 'Nothing', hours } })).rejects.toMatchObject({
      code: 'calendar.zero-length-window',
      status: 422,
      fields: [{ path: 'body.hours.weekly.mon.0' }],
    });
    const params = { calendarId: CalendarId.parse(context().newId()) };
    await expect(call(publish, { params, body: { hours: MORNINGS } })).rejects.toMatchObject({ status: 404 });
  });

  test('are listed page by page', async () => {
    const call = await app.as('grace');
    const first = await call(list, { query: { limit: 2 } });
    const second = await call(list, { query: { limit: 2, cursor: first.next ?? '' } });
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['Always', 'Mornings', 'Office hours']);
    expect(second.next).toBeNull();
    await expect(call(list, { query: { cursor: 'nonsense' } })).rejects.toMatchObject({ code: 'wrong-cursor' });
  });
});

describe('before hours are published', () => {
  test('their days and due moments are compared with the version in force', async () => {
    const call = await app.as('admin');
    const made = await call(create, { body: { name: 'Compared', hours: MORNINGS } });
    const body = { calendarId: made.id, hours: AFTERNOONS, effectiveFrom: '2026-11-27T08:00:00Z' };
    const { changedDays, examples } = await call(preview, { body });
    expect(changedDays).toHaveLength(52);
    expect(changedDays[0]).toEqual({ date: '2026-11-30', before: [['09:00', '12:00']], after: [['13:00', '17:00']] });
    expect(examples[1]).toEqual({
      at: 'friday',
      anchor: '2026-11-27T15:30:00.000Z',
      minutes: 240,
      dueBefore: '2026-12-07T09:00:00.000Z',
      dueAfter: '2026-11-30T16:00:00.000Z',
    });
    expect(await call(preview, { body: { hours: AFTERNOONS } })).toMatchObject({ changedDays: [] });
    await expect((await app.as('ayse'))(preview, { body })).rejects.toMatchObject({ status: 403 });
    const nobody = { ...body, calendarId: CalendarId.parse(context().newId()) };
    await expect(call(preview, { body: nobody })).rejects.toMatchObject({ status: 404 });
  });

  test('holidays are read from a file, and keep their names', async () => {
    const call = await app.as('admin');
    const year = new Date(app.clock.now()).getUTCFullYear();
    const event = ['BEGIN:VEVENT', `DTSTART;VALUE=DATE:${year}1003`, 'SUMMARY:Unity Day', 'END:VEVENT'];
    const icalendar = ['BEGIN:VCALENDAR', ...event, 'END:VCALENDAR'].join('\n');
    const read = await call(readHolidays, { body: { icalendar } });
    expect(read).toEqual({ holidays: [{ date: `${year}-10-03`, name: 'Unity Day' }], notTaken: [] });
    const holidayNames = { [`${year}-10-03`]: 'Unity Day', [`${year}-10-04`]: 'No holiday' };
    const hours = { ...MORNINGS, holidays: [`${year}-10-03`] };
    const made = await call(create, { body: { name: 'Named', hours, holidayNames } });
    expect(made.holidayNames).toEqual({ [`${year}-10-03`]: 'Unity Day' });
    await expect(call(readHolidays, { body: { icalendar: 'no' } })).rejects.toMatchObject({
      code: 'calendar.not-icalendar',
      fields: [{ path: 'body.icalendar' }],
    });
    await expect((await app.as('ayse'))(readHolidays, { body: { icalendar } })).rejects.toMatchObject({ status: 403 });
  });
});

describe('versions', () => {
  test('are listed with their hours and publishers, the newest first, and stale writers are told', async () => {
    const call = await app.as('admin');
    const made = await call(create, { body: { name: 'Listed', hours: MORNINGS } });
    const params = { calendarId: made.id };
    await call(publish, { params, body: { hours: AFTERNOONS }, ifMatch: 1 });
    await expect(call(publish, { params, body: { hours: MORNINGS }, ifMatch: 1 })).rejects.toMatchObject({
      status: 412,
    });
    const agent = await app.as('ayse');
    expect(await agent(get, { params })).toMatchObject({ name: 'Listed', currentVersion: 2, hours: AFTERNOONS });
    const first = await agent(listVersions, { params, query: { limit: 1 } });
    const second = await agent(listVersions, { params, query: { limit: 1, cursor: first.next ?? '' } });
    expect([...first.items, ...second.items]).toMatchObject([
      { version: 2, publishedBy: 'Ada Admin', hours: AFTERNOONS },
      { version: 1, publishedBy: 'Ada Admin', hours: MORNINGS },
    ]);
    expect(second.next).toBeNull();
    const unknown = { params: { calendarId: CalendarId.parse(context().newId()) } };
    await expect(agent(get, unknown)).rejects.toMatchObject({ status: 404 });
    await expect(agent(listVersions, unknown)).rejects.toMatchObject({ status: 404 });
    await expect((await app.as('maria'))(listVersions, { params })).rejects.toMatchObject({ status: 403 });
  });

  test('stay as they were published, and are counted on by whoever pinned them', async () => {
    const made = await createCalendar(context(), { name: 'Pinned', hours: MORNINGS });
    if (!made.ok) throw new Error(made.refusal.code);
    await publishVersion(context(), { calendarId: made.value.id, hours: AFTERNOONS });
    const monday = fromIso('2026-11-23T08:00:00+01:00');
    const [pinned, current, unknown] = await reading(context(), async (tx) => [
      await calendarVersion(tx, made.value.id, 1),
      await calendarVersion(tx, made.value.id),
      await calendarVersion(tx, made.value.id, 3),
    ]);
    expect(pinned?.calendar.addOpenTime(monday, HOUR)).toEqual({ ok: true, value: monday + 2 * HOUR });
    expect(current?.calendar.addOpenTime(monday, HOUR)).toEqual({ ok: true, value: monday + 6 * HOUR });
    expect([pinned?.version, current?.version, unknown]).toEqual([1, 2, undefined]);
  });

  test('wait for their moment, and a newer one that is in force replaces them', async () => {
    const call = await app.as('admin');
    const made = await call(create, { body: { name: 'Waiting', hours: MORNINGS } });
    const params = { calendarId: made.id };
    const past = { hours: AFTERNOONS, effectiveFrom: '2020-01-01T00:00:00Z' };
    await expect(call(publish, { params, body: past })).rejects.toMatchObject({
      code: 'calendar.effective-in-the-past',
      fields: [{ path: 'body.effectiveFrom' }],
    });
    const later = { hours: AFTERNOONS, effectiveFrom: '2090-01-01T00:00:00Z' };
    expect(await call(publish, { params, body: later })).toMatchObject({ currentVersion: 1, hours: MORNINGS });
    const counted = () => reading(context(), (tx) => calendarVersion(tx, made.id));
    expect((await counted())?.version).toBe(1);
    const moment = `update calendars.calendar_version set effective_at = now() where calendar_id = $1 and version = 2`;
    await app.sql(moment, [made.id]);
    expect((await counted())?.version).toBe(2);
    await call(publish, { params, body: later });
    expect(await call(publish, { params, body: { hours: MORNINGS } })).toMatchObject({ currentVersion: 4 });
  });

  test('that were rolled back are remembered by nobody', async () => {
    const made = await createCalendar(context(), { name: 'Undecided', hours: MORNINGS });
    if (!made.ok) throw new Error(made.refusal.code);
    const calendarId = made.value.id;
    await transaction(context(), async (tx) => {
      await publishVersion({ ...context(), tx }, { calendarId, hours: AFTERNOONS });
      expect((await calendarVersion(tx, calendarId, 2))?.hours).toEqual(AFTERNOONS);
      return refuse('changed-my-mind');
    });
    expect(await reading(context(), (tx) => calendarVersion(tx, calendarId, 2))).toBeUndefined();
  });

  test('are numbered without gaps when two administrators publish at once', async () => {
    const made = await createCalendar(context(), { name: 'Contended', hours: MORNINGS });
    if (!made.ok) throw new Error(made.refusal.code);
    const calendarId = made.value.id;
    const published = await Promise.all(
      [1, 2, 3, 4].map(() => publishVersion(context(), { calendarId, hours: AFTERNOONS })),
    );
    expect(published.map((one) => one.ok && one.value.currentVersion).sort()).toEqual([2, 3, 4, 5]);
  });
});
