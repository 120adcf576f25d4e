import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTRACTS, GRANTS } from '#app/wiring.ts';
import { ASKERS, type Asker } from './kit/askers.ts';
import { ENDPOINTS, type NamedEndpoint } from './kit/endpoints.ts';
import { routesOf } from './kit/routes.ts';
import { statusFor } from './kit/sight.ts';
import { openWorld, type World } from './kit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.stop());

/** Routes below /api/v1 that no contract can describe, because they carry bytes or never end; their laws stand apart. */
const OWN_ACCESS = ['GET /feed', 'GET /files/{fileId}/content', 'PUT /files/{fileId}/content'];
/** Asked for by such a route, not by an endpoint. */
const OWN_PERMISSIONS = ['file.read'];

/** Each asker comes with a thing in the right state; those who only look, or are turned away, may share one. */
async function statusesOf(named: NamedEndpoint): Promise<Record<string, number>> {
  const statuses: Record<string, number> = {};
  const turnedAway = ASKERS.filter((asker) => [401, 403, 404].includes(statusFor(asker, named)));
  const shared = await world.stage(named);
  const changed = await world.changedBy(async () => {
    for (const asker of turnedAway) statuses[asker] = (await world.ask(asker, named, shared)).status;
  });
  expect(changed, 'tables that were changed by people whom the door turned away').toEqual([]);
  for (const asker of ASKERS) {
    if (turnedAway.includes(asker)) continue;
    const looks = named.endpoint.method === 'GET';
    const staged = looks ? shared : await world.stage(named, ownerFor(asker));
    statuses[asker] = (await world.ask(asker, named, staged)).status;
  }
  return statuses;
}

const ownerFor = (asker: Asker) => (asker === 'stranger' || asker === 'pia' || asker === 'token' ? 'ayse' : asker);

describe('a permission', () => {
  it('is granted to somebody, by one capability', () => {
    const granted = CONTRACTS.flatMap(({ grants }) => Object.keys(grants));
    expect(granted.filter((permission, index) => granted.indexOf(permission) !== index)).toEqual([]);
    const wanted = new Set(ENDPOINTS.map(({ endpoint }) => endpoint.permission));
    expect([...wanted].filter((permission) => (GRANTS[permission] ?? []).length === 0)).toEqual([]);
  });

  it('is asked for by an endpoint', () => {
    const wanted = new Set<string>([...ENDPOINTS.map(({ endpoint }) => endpoint.permission), ...OWN_PERMISSIONS]);
    expect(Object.keys(GRANTS).filter((permission) => !wanted.has(permission))).toEqual([]);
  });

  it('stands before every route of the API', () => {
    const declared = ENDPOINTS.map(({ endpoint }) => `${endpoint.method} ${endpoint.path}`);
    expect(routesOf(world.app.program.server).toSorted()).toEqual([...declared, ...OWN_ACCESS].toSorted());
  });
});

describe('every endpoint opens to exactly those whom the grants name', () => {
  it.each(ENDPOINTS)('$name', async (named) => {
    const expected = Object.fromEntries(ASKERS.map((asker) => [asker, statusFor(asker, named)]));
    expect(await statusesOf(named)).toEqual(expected);
  });
});
