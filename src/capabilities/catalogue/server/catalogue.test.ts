import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PersonId, ServiceId, TeamId } from '#kernel/ids.ts';
import { systemContext } from '#platform/context.ts';
import { reading, transaction } from '#platform/database/transaction.ts';
import { PEOPLE, SERVICES, startTestApp, TEAMS, type TestApp } from '#tests/harness/index.ts';
import { catalogueContract } from '../contract.ts';
import { ensureStandingService, serviceById, servicesById, servicesByName, standingService } from '../index.ts';

const { createService: create, listServices: list, nameServiceOwner: nameOwner } = catalogueContract.endpoints;

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

  test('have an owner of the desk, whom administrators name and take away', async () => {
    const call = await app.as('admin');
    const params = { serviceId: SERVICES.scanners };
    const body = { ownerId: PEOPLE.femi.id };
    await expect((await app.as('tom'))(nameOwner, { params, body })).rejects.toMatchObject({ status: 403 });
    expect(await call(nameOwner, { params, body })).toMatchObject({ ownerId: PEOPLE.femi.id, version: 2 });
    expect(await call(nameOwner, { params, body })).toMatchObject({ version: 2 });
    for (const ownerId of [PEOPLE.maria.id, PersonId.parse(context().newId())]) {
      const refused = { code: 'service.owner-not-of-the-desk', status: 422 };
      await expect(call(nameOwner, { params, body: { ownerId } })).rejects.toMatchObject(refused);
      const made = { name: 'Paper', ownerId };
      await expect(call(create, { body: made })).rejects.toMatchObject(refused);
    }
    expect(await call(nameOwner, { params, body: { ownerId: null } })).toMatchObject({ ownerId: null });
    const nowhere = { serviceId: ServiceId.parse(context().newId()) };
    await expect(call(nameOwner, { params: nowhere, body })).rejects.toMatchObject({ status: 404 });
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
