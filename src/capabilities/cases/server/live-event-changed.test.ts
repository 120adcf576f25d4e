import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { promisesContract } from '#capabilities/promises/contract.ts';
import { type CaseId, PromiseId } from '#kernel/ids.ts';
import { HOUR, MINUTE, toIso } from '#kernel/time.ts';
import { SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, caseStory, changeLive, endLive, getCase, merge, previewMerge, sayLive, take, today, unmerge } =
  casesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const ahead = (ms: number) => toIso(app.clock.now() + ms);
const CALL = { way: 'phone', place: '+49 30 5557120' } as const;

async function taken(text = 'The screen stays dark.'): Promise<CaseId> {
  const { id } = await (await app.as('maria'))(ask, { body: { text, serviceId: SERVICES.rooms } });
  await (await app.as('ayse'))(take, { params: { caseId: id } });
  return id;
}

async function live(said: { startsAt?: string; endsAt?: string } = {}): Promise<CaseId> {
  const caseId = await taken();
  await (await app.as('ayse'))(sayLive, { params: { caseId }, body: { ...CALL, ...said } });
  return caseId;
}

const detail = async (caseId: CaseId) => (await app.as('ayse'))(getCase, { params: { caseId } });

/** The contact that is promised and neither moved nor withdrawn. */
async function contactOf(caseId: CaseId) {
  const { promises } = await detail(caseId);
  return promises.find(({ kind, state }) => kind === 'live-event-contact' && (state === 'running' || state === 'kept'));
}

async function told(caseId: CaseId): Promise<readonly string[]> {
  const { history } = await (await app.as('maria'))(caseStory, { params: { caseId } });
  return history.map(({ kind }) => kind);
}

describe('something that people are in is said anew', () => {
  test('a later end and another way to reach them stand at once, and move no promise', async () => {
    const caseId = await live({ endsAt: ahead(HOUR) });
    const before = await contactOf(caseId);
    const body = { endsAt: ahead(3 * HOUR), way: 'in-person', place: 'Room 4' } as const;
    const after = await (await app.as('ayse'))(changeLive, { params: { caseId }, body });
    expect(after.liveEvent).toMatchObject({ startsAt: ahead(0), ...body });
    expect((await contactOf(caseId))?.id).toBe(before?.id);
    expect(await told(caseId)).toContain('case.live-changed');
    const open = await (await app.as('ayse'))(changeLive, { params: { caseId }, body: { endsAt: null } });
    expect(open.liveEvent).toMatchObject({ endsAt: null, overAt: ahead(2 * HOUR), place: 'Room 4' });
  });

  test('the promised contact moves with its beginning, later and sooner', async () => {
    const caseId = await live({ startsAt: ahead(4 * HOUR) });
    const ayse = await app.as('ayse');
    const later = { startsAt: ahead(6 * HOUR), endsAt: ahead(7 * HOUR) };
    await ayse(changeLive, { params: { caseId }, body: later });
    expect(await contactOf(caseId)).toMatchObject({ due: ahead(6 * HOUR - 15 * MINUTE), state: 'running' });
    const sooner = await ayse(changeLive, { params: { caseId }, body: { startsAt: ahead(30 * MINUTE) } });
    expect(await contactOf(caseId)).toMatchObject({ due: ahead(15 * MINUTE), state: 'running' });
    expect(sooner.assessedUrgency).toBe('critical');
  });

  test('whoever was reached already is promised contact anew for what is to come', async () => {
    const caseId = await live();
    const ayse = await app.as('ayse');
    const promiseId = PromiseId.parse((await contactOf(caseId))?.id);
    await ayse(promisesContract.endpoints.fulfil, { params: { promiseId }, body: {} });
    const after = await ayse(changeLive, { params: { caseId }, body: { startsAt: ahead(5 * HOUR) } });
    expect(after.liveEvent?.contact?.by).toBe(ahead(5 * HOUR - 15 * MINUTE));
  });

  test('it is over: it leaves Today, and contact that was promised stays owed', async () => {
    const caseId = await live({ endsAt: ahead(HOUR) });
    const ayse = await app.as('ayse');
    const after = await ayse(endLive, { params: { caseId } });
    expect(after.liveEvent).toBeNull();
    expect(await contactOf(caseId)).toMatchObject({ state: 'running' });
    expect((await ayse(today, {})).live.map((one) => one.case.id)).not.toContain(caseId);
    expect(await told(caseId)).toContain('case.live-over');
    await expect(ayse(endLive, { params: { caseId } })).rejects.toMatchObject({ code: 'case.nothing-live' });
    const again = await ayse(sayLive, { params: { caseId }, body: CALL });
    expect(again.liveEvent).toMatchObject({ startsAt: ahead(0), endsAt: null });
  });

  test('what does not happen needs no contact', async () => {
    const caseId = await live({ startsAt: ahead(4 * HOUR) });
    await (await app.as('ayse'))(endLive, { params: { caseId } });
    expect(await contactOf(caseId)).toBeUndefined();
    const { promises } = await detail(caseId);
    expect(promises.find(({ kind }) => kind === 'live-event-contact')?.state).toBe('withdrawn');
    expect(promises.some(({ kind, state }) => kind === 'first-response' && state === 'running')).toBe(true);
  });

  test('is refused where it can’t be, and is nothing to a stranger', async () => {
    const caseId = await live({ endsAt: ahead(HOUR) });
    const ayse = await app.as('ayse');
    const backwards = ayse(changeLive, { params: { caseId }, body: { startsAt: ahead(2 * HOUR) } });
    await expect(backwards).rejects.toMatchObject({ code: 'case.live-ends-before-it-starts' });
    const nothing = ayse(changeLive, { params: { caseId: await taken() }, body: { place: 'Room 4' } });
    await expect(nothing).rejects.toMatchObject({ code: 'case.nothing-live' });
    const femi = await app.as('femi');
    await expect(femi(changeLive, { params: { caseId }, body: {} })).rejects.toMatchObject({ status: 404 });
    await expect(femi(endLive, { params: { caseId } })).rejects.toMatchObject({ status: 404 });
  });
});

describe('a duplicate in which people wait', () => {
  test('brings what they are in and its promised contact to the case that goes on, and takes them back', async () => {
    const duplicate = await live({ endsAt: ahead(HOUR) });
    const survivor = await taken('The screen in room 4 stays dark.');
    const before = await detail(survivor);
    const due = (await contactOf(duplicate))?.due;
    const ayse = await app.as('ayse');
    const preview = await ayse(previewMerge, { params: { caseId: duplicate }, query: { into: before.number } });
    expect(preview.live).toMatchObject({ startsAt: ahead(0), endsAt: ahead(HOUR), ...CALL, fallback: null });
    const merged = await ayse(merge, { params: { caseId: duplicate }, body: { into: before.number } });
    expect(merged).toMatchObject({ id: survivor, assessedUrgency: 'critical', priority: 'P2' });
    expect(merged.liveEvent).toMatchObject({ endsAt: ahead(HOUR), ...CALL, contact: { by: due } });
    expect(await told(survivor)).toContain('case.live');
    expect((await ayse(today, {})).live.map((one) => one.case.id)).toContain(survivor);

    await ayse(changeLive, { params: { caseId: survivor }, body: { place: 'Room 4' } });
    const parted = await ayse(unmerge, { params: { caseId: duplicate } });
    expect(parted.liveEvent).toMatchObject({ endsAt: ahead(HOUR), place: 'Room 4', contact: { by: due } });
    expect((await detail(survivor)).liveEvent).toBeNull();
  });
});
