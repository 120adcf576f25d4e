import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SERVICES, startTestApp, TEAMS, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';
import { PINNED_AT_MOST } from '../domain/saved-view.ts';

const { addView, ask, changeView, countCases, listViews, pinView, removeView } = casesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const ROOMS = { show: 'open', serviceId: SERVICES.rooms, groupBy: 'owner' } as const;

describe('a saved view', () => {
  it('is found by who saved it, and by nobody else', async () => {
    const [ayse, jan, admin] = await Promise.all([app.as('ayse'), app.as('jan'), app.as('admin')]);
    const saved = await ayse(addView, { body: { name: 'Rooms', view: ROOMS } });
    expect(saved).toMatchObject({ name: 'Rooms', for: 'own', team: null, view: ROOMS, pinned: false, mayChange: true });
    expect((await ayse(listViews, {})).items.map(({ id }) => id)).toContain(saved.id);
    for (const other of [jan, admin]) {
      expect((await other(listViews, {})).items.map(({ id }) => id)).not.toContain(saved.id);
      const params = { viewId: saved.id };
      await expect(other(changeView, { params, body: { name: 'Mine' } })).rejects.toMatchObject({ status: 404 });
      await expect(other(removeView, { params })).rejects.toMatchObject({ status: 404 });
      await expect(other(pinView, { params, body: { pinned: true } })).rejects.toMatchObject({ status: 404 });
    }
  });

  it('of a team is found by its members and changed by its lead alone', async () => {
    const [ayse, tom] = await Promise.all([app.as('ayse'), app.as('tom')]);
    const body = { name: 'Desk', for: 'team', teamId: TEAMS.desk, view: { show: 'unowned' } } as const;
    await expect(ayse(addView, { body })).rejects.toMatchObject({ status: 403, code: 'view.not-yours' });
    const saved = await tom(addView, { body });
    const params = { viewId: saved.id };
    const found = (await ayse(listViews, {})).items.find(({ id }) => id === saved.id);
    expect(found).toMatchObject({ for: 'team', team: { id: TEAMS.desk }, mayChange: false });
    await expect(ayse(changeView, { params, body: { name: 'Ours' } })).rejects.toMatchObject({ status: 403 });
    await expect(ayse(removeView, { params })).rejects.toMatchObject({ status: 403 });
    const renamed = await tom(changeView, { params, body: { name: 'Ours' }, ifMatch: saved.version });
    expect(renamed).toMatchObject({ name: 'Ours', version: 2, view: { show: 'unowned' } });
    const late = tom(changeView, { params, body: { name: 'Mine' }, ifMatch: saved.version });
    await expect(late).rejects.toMatchObject({ status: 412 });
    await tom(removeView, { params });
    expect((await ayse(listViews, {})).items.map(({ id }) => id)).not.toContain(saved.id);
  });

  it('belongs to a team that there is, or to its writer', async () => {
    const tom = await app.as('tom');
    const view = { show: 'open' } as const;
    const nowhere = tom(addView, { body: { name: 'X', for: 'team', view } });
    await expect(nowhere).rejects.toMatchObject({ code: 'view.team-unknown' });
    const both = tom(addView, { body: { name: 'X', for: 'own', teamId: TEAMS.desk, view } });
    await expect(both).rejects.toMatchObject({ code: 'view.team-unknown' });
  });

  it('in the side bar is counted, and there is an end to how many', async () => {
    const [ayse, maria] = await Promise.all([app.as('ayse'), app.as('maria')]);
    await maria(ask, { body: { text: 'The camera is dark.', serviceId: SERVICES.rooms } });
    const pinned = await ayse(addView, { body: { name: 'Pinned', view: ROOMS, pinned: true } });
    const closed = await ayse(addView, { body: { name: 'Over', view: { show: 'closed' }, pinned: true } });
    expect((await ayse(countCases, {})).pinned).toEqual([{ viewId: pinned.id, count: 1 }]);
    for (let n = 2; n < PINNED_AT_MOST; n += 1) {
      await ayse(addView, { body: { name: `View ${n}`, view: ROOMS, pinned: true } });
    }
    const more = ayse(addView, { body: { name: 'One more', view: ROOMS, pinned: true } });
    await expect(more).rejects.toMatchObject({ code: 'view.enough-pinned' });
    const out = await ayse(pinView, { params: { viewId: closed.id }, body: { pinned: false } });
    expect(out.pinned).toBe(false);
    await ayse(addView, { body: { name: 'One more', view: ROOMS, pinned: true } });
    expect((await ayse(countCases, {})).pinned).toHaveLength(PINNED_AT_MOST);
  });
});
