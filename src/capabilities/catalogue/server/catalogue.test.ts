import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PersonId, ServiceId, TeamId } from '#kernel/ids.ts';
import { systemContext } from '#platform/context.ts';
import { reading, transaction } from '#platform/database/transaction.ts';
import { PEOPLE, SERVICES, startTestApp, TEAMS, type TestApp } from '#tests/harness/index.ts';
import { catalogueContract } from '../contract.ts';
import { ensureStandingService, serviceById, servicesById, servicesByName, standingService } from '../index.ts';

const {
  changeService: change,
  createService: create,
  listAllServices,
  listServices: list,
} = catalogueContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
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

  test('are added by administrators alone, with a team that exists', async () => {
    const body = { name: 'E-mail' };
    await expect((await app.as('tom'))(create, { body })).rejects.toMatchObject({ status: 403 });
    const call = await app.as('admin');
    const made = await call(create, { body });
    expect(made).toMatchObject({ ...body, teamId: null, retired: false, version: 1 });
    expect(await reading(context(), (tx) => serviceById(tx, made.id))).toEqual(made);
    const nobody = { ...body, teamId: TeamId.parse(context().newId()) };
    await expect(call(create, { body: nobody })).rejects.toMatchObject({ code: 'service.unknown-team' });
    expect(await call(create, { body: { ...body, name: 'Field', teamId: TEAMS.field } })).toMatchObject({
      teamId: TEAMS.field,
    });
  });

  test('are written anew by administrators alone, with an owner of the desk and a team that exists', async () => {
    const call = await app.as('admin');
    const known = async () => (await call(listAllServices, {})).items.find(({ id }) => id === SERVICES.scanners);
    const { version = 0, teamId = null, name = '' } = (await known()) ?? {};
    const params = { serviceId: SERVICES.scanners };
    const body = { name, teamId, ownerId: PEOPLE.femi.id };
    const asked = { params, ifMatch: version, body };
    await expect((await app.as('tom'))(change, asked)).rejects.toMatchObject({ status: 403 });
    expect(await call(change, asked)).toMatchObject({ ownerId: PEOPLE.femi.id, version: version + 1 });
    await expect(call(change, asked)).rejects.toMatchObject({ code: 'changed-meanwhile', status: 412 });
    const again = { params, ifMatch: version + 1 };
    const refused = { code: 'service.owner-not-of-the-desk', status: 422 };
    for (const ownerId of [PEOPLE.maria.id, PersonId.parse(context().newId())]) {
      await expect(call(change, { ...again, body: { ...body, ownerId } })).rejects.toMatchObject(refused);
      await expect(call(create, { body: { name: 'Paper', ownerId } })).rejects.toMatchObject(refused);
    }
    const nobody = { ...body, teamId: TeamId.parse(context().newId()) };
    await expect(call(change, { ...again, body: nobody })).rejects.toMatchObject({ code: 'service.unknown-team' });
    expect(await call(change, { ...again, body: { ...body, ownerId: null } })).toMatchObject({ ownerId: null });
    const nowhere = { serviceId: ServiceId.parse(context().newId()) };
    await expect(call(change, { ...again, params: nowhere, body })).rejects.toMatchObject({ status: 404 });
  });

  test('are offered no more once they are retired; the standing one stays', async () => {
    const call = await app.as('admin');
    const { id, version } = await call(create, { body: { name: 'Fax' } });
    const body = { name: 'Fax', teamId: null, ownerId: null, retired: true };
    await call(change, { params: { serviceId: id }, ifMatch: version, body });
    const offered = await (await app.as('maria'))(list, { query: { limit: 200 } });
    expect(offered.items.map(({ name }) => name)).not.toContain('Fax');
    const { items } = await call(listAllServices, {});
    expect(items.find((one) => one.id === id)).toMatchObject({ retired: true });
    const standing = items.find((one) => one.standing);
    const params = { serviceId: ServiceId.parse(standing?.id) };
    const given = { params, ifMatch: standing?.version ?? 0, body: { ...body, name: 'General' } };
    await expect(call(change, given)).rejects.toMatchObject({ code: 'service.standing-stays', status: 409 });
  });

  test('are found by id, by name, and when nobody named one', async () => {
    const [byId, byName, standing, again] = await transaction(context(), async (tx) => [
      await servicesById(tx, [SERVICES.rooms, SERVICES.rooms]),
      await servicesByName(tx),
      await standingService(tx),
      await ensureStandingService(tx, context()),
    ]);
    expect([byId.size, byId.get(SERVICES.rooms)?.name]).toEqual([1, 'Video rooms']);
    expect(byName.map(({ name }) => name)).toContain('Scanners');
    expect(again).toEqual(standing);
  });
});
