import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casesContract } from '#capabilities/cases/contract.ts';
import { runJob } from '#capabilities/conversations/testing/mail-desk.ts';
import { noticesContract } from '#capabilities/notices/contract.ts';
import type { CaseId } from '#kernel/ids.ts';
import { DAY, fromIso, HOUR, MINUTE, toIso } from '#kernel/time.ts';
import { jobs, PEOPLE, type PersonName, SERVICES, startTestApp, TEAMS, type TestApp } from '#tests/harness/index.ts';
import { remindersContract } from '../contract.ts';

const { ask, assign, cancel, offerTransfer, acceptTransfer, reply, take } = casesContract.endpoints;
const { dropReminder, listReminders, readReminder, setReminder } = remindersContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ parts: { worker: true } });
});
afterAll(() => app.stop());

/** A case of Ayse's whose customer hears from her within the hour. */
async function promised(): Promise<{ caseId: CaseId }> {
  const [maria, ayse] = [await app.as('maria'), await app.as('ayse')];
  const { id } = await maria(ask, { body: { text: 'The gate stays shut.', serviceId: SERVICES.rooms } });
  const params = { caseId: id };
  await ayse(take, { params });
  const next = { follow: 'next-word', by: toIso(app.clock.now() + HOUR) } as const;
  await ayse(reply, { params, body: { text: 'I look at it.', next } });
  return params;
}

const inMinutes = (minutes: number) => ({ at: toIso(app.clock.now() + minutes * MINUTE) });

/** Brings back what is due, as the job does at its moment. */
async function bringBack(caseId: CaseId, times = 1): Promise<void> {
  const [row] = await app.sql<{ id: string }>('select id from reminders.reminder where case_id = $1', [caseId]);
  for (let i = 0; i < times; i += 1) {
    const running = { jobs: jobs.JOBS, platform: app.program.platform };
    await runJob(running, 'reminders.remind', { reminderId: row?.id ?? '' });
  }
}

async function remindedOf(name: PersonName): Promise<CaseId[]> {
  const call = await app.as(name);
  return (await call(listReminders, {})).items.map((one) => one.case.id);
}

async function noticesOf(name: PersonName) {
  const call = await app.as(name);
  const { items } = await call(noticesContract.endpoints.listNotices, {});
  return items.filter(({ news }) => news.kind === 'reminder');
}

describe('a reminder', () => {
  it('brings the case back at its moment, once, to who set it alone', async () => {
    const [params, ayse, tom] = [await promised(), await app.as('ayse'), await app.as('tom')];
    const set = await ayse(setReminder, { params, body: inMinutes(30) });
    expect(set.reminder).toEqual({ ...inMinutes(30), back: false });
    expect(await remindedOf('ayse')).not.toContain(params.caseId);
    const before = (await noticesOf('ayse')).length;
    await bringBack(params.caseId, 2);
    expect(await remindedOf('ayse')).toContain(params.caseId);
    expect(await remindedOf('tom')).not.toContain(params.caseId);
    expect((await tom(readReminder, { params })).reminder).toBeNull();
    expect((await noticesOf('ayse')).length).toBe(before + 1);
    expect((await ayse(dropReminder, { params })).reminder).toBeNull();
    expect(await remindedOf('ayse')).not.toContain(params.caseId);
  });

  it('that was moved comes at its new moment only', async () => {
    const [params, ayse] = [await promised(), await app.as('ayse')];
    await ayse(setReminder, { params, body: inMinutes(20) });
    const [first] = await app.sql<{ id: string }>('select id from reminders.reminder where case_id = $1', [
      params.caseId,
    ]);
    await ayse(setReminder, { params, body: inMinutes(40) });
    const running = { jobs: jobs.JOBS, platform: app.program.platform };
    await runJob(running, 'reminders.remind', { reminderId: first?.id ?? '' });
    expect((await ayse(readReminder, { params })).reminder).toEqual({ ...inMinutes(40), back: false });
  });

  it('does not come after the next promise is due, nor when its moment has passed', async () => {
    const [params, ayse] = [await promised(), await app.as('ayse')];
    const { latest } = await ayse(readReminder, { params });
    expect(latest).toBe(toIso(app.clock.now() + HOUR));
    const late = ayse(setReminder, { params, body: inMinutes(61) });
    await expect(late).rejects.toMatchObject({ code: 'reminder.after-promise', status: 409 });
    const gone = ayse(setReminder, { params, body: inMinutes(0) });
    await expect(gone).rejects.toMatchObject({ code: 'reminder.not-ahead', status: 422 });
    expect((await ayse(setReminder, { params, body: { at: latest ?? '' } })).reminder?.at).toBe(latest);
  });

  it('offers moments ahead, soonest first', async () => {
    const [params, ayse] = [await promised(), await app.as('ayse')];
    const { choices } = await ayse(readReminder, { params });
    const moments = choices.map(({ at }) => fromIso(at));
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
    expect(moments[0]).toBeGreaterThan(app.clock.now());
    expect(moments.at(-1)).toBeLessThan(app.clock.now() + 11 * DAY);
  });

  it('ends with the case', async () => {
    const [params, ayse] = [await promised(), await app.as('ayse')];
    await ayse(setReminder, { params, body: inMinutes(30) });
    await ayse(cancel, { params, body: { ground: 'requester', reason: 'She found the key.' } });
    const stands = async () => (await ayse(readReminder, { params })).reminder;
    await expect.poll(stands, { timeout: 10_000 }).toBeNull();
    const again = ayse(setReminder, { params, body: inMinutes(30) });
    await expect(again).rejects.toMatchObject({ code: 'reminder.case-over', status: 409 });
  });

  it('ends when its case becomes another’s; who only looks on keeps theirs', async () => {
    const [params, ayse, tom, jan] = [await promised(), await app.as('ayse'), await app.as('tom'), await app.as('jan')];
    for (const call of [ayse, tom]) await call(setReminder, { params, body: inMinutes(30) });
    const brief = { problem: 'A gate', done: 'Looked', next: 'Open it' };
    const body = { ...brief, to: { kind: 'person', personId: PEOPLE.jan.id } } as const;
    await ayse(assign, { params, body: { assigneeId: null, teamId: TEAMS.desk } });
    await ayse(offerTransfer, { params, body });
    await jan(acceptTransfer, { params });
    const stands = async () => (await ayse(readReminder, { params })).reminder;
    await expect.poll(stands, { timeout: 10_000 }).toBeNull();
    expect((await tom(readReminder, { params })).reminder).not.toBeNull();
  });
});
