import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changePerson } from '#capabilities/people/index.ts';
import { DAY, toIso } from '#kernel/time.ts';
import { transaction } from '#platform/database/transaction.ts';
import { factsAbout } from '#platform/read-facts.ts';
import { addAccount, addPerson, setUpDesk, signedIn } from '../testing/cast.ts';
import { emptyDatabase } from '../testing/empty-database.ts';
import { openPeopleApp, type PeopleApp, type Visitor } from '../testing/people-app.ts';

let app: PeopleApp;
let admin: Visitor;
beforeAll(async () => {
  app = await openPeopleApp({ ownerUrl: await emptyDatabase() });
  ({ admin } = await setUpDesk(app));
});
afterAll(() => app.close());

const until = (days: number) => toIso(app.clock.now + days * DAY);
const make = (visitor: Visitor, scopes: readonly string[], days = 1) =>
  visitor.post('/api/v1/me/tokens', { name: 'Export', scopes, expiresAt: until(days) });
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

let agents = 0;
async function agent() {
  agents += 1;
  const person = await addPerson(app, { name: `Agent ${agents}`, email: `agent${agents}@marenholt.example` });
  return { id: person.id, visitor: await signedIn(app, person.id) };
}

describe('an API token', () => {
  test('is shown once, is kept as a hash, and is listed without its secret', async () => {
    const { visitor, id } = await agent();
    const made = await make(visitor, ['me.read', 'person.read']);
    expect(made.status).toBe(201);
    const { secret, token } = made.body;
    expect(secret).toMatch(/^ek_[\w-]{43}$/);
    expect(token).toMatchObject({ name: 'Export', scopes: ['me.read', 'person.read'], lastUsedAt: null });
    const list = await visitor.get('/api/v1/me/tokens');
    expect(list.body.items).toEqual([token]);
    expect(JSON.stringify(list.body)).not.toContain(secret);
    const kept = await transaction(app.system(), (tx) =>
      tx
        .tables<{ 'people.api_token': { hash: Buffer; person_id: string } }>()
        .selectFrom('people.api_token')
        .selectAll()
        .where('person_id', '=', id)
        .execute(),
    );
    expect(kept[0]?.hash).toEqual(createHash('sha256').update(secret).digest());
    expect(JSON.stringify(kept)).not.toContain(secret);
    const facts = await transaction(app.system(), (tx) => factsAbout(tx, 'person', id));
    expect(facts.at(-1)).toMatchObject({ kind: 'token.created', audience: 'team', data: { name: 'Export' } });
    expect(JSON.stringify(facts)).not.toContain(secret);
  });

  test('does what its scopes say and nothing else, though its owner may', async () => {
    const { visitor, id } = await agent();
    const { secret } = (await make(visitor, ['me.read'])).body;
    const program = app.visitor();
    expect((await program.get('/api/v1/me', bearer(secret))).body.id).toBe(id);
    expect((await program.get('/api/v1/people', bearer(secret))).status).toBe(403);
    expect((await visitor.get('/api/v1/people')).status).toBe(200);
    expect(
      (await program.send({ method: 'PATCH', url: '/api/v1/me', payload: {}, headers: bearer(secret) })).status,
    ).toBe(403);
    expect((await make(program, ['me.read'])).status).toBe(401);
  });

  test('notes when it was used', async () => {
    const { visitor } = await agent();
    const { secret } = (await make(visitor, ['me.read'])).body;
    await app.visitor().get('/api/v1/me', bearer(secret));
    const [token] = (await visitor.get('/api/v1/me/tokens')).body.items;
    expect(token.lastUsedAt).toBe(toIso(app.clock.now));
  });

  test('ends when its time is over', async () => {
    const { visitor } = await agent();
    const { secret } = (await make(visitor, ['me.read'], 2)).body;
    const before = app.clock.now;
    try {
      app.clock.now = before + 2 * DAY;
      expect((await app.visitor().get('/api/v1/me', bearer(secret))).status).toBe(401);
    } finally {
      app.clock.now = before;
    }
    expect((await app.visitor().get('/api/v1/me', bearer(secret))).status).toBe(200);
  });

  test('ends at once when it is revoked, or its owner leaves', async () => {
    const { visitor, id } = await agent();
    const first = (await make(visitor, ['me.read'])).body;
    const second = (await make(visitor, ['me.read'])).body;
    const program = app.visitor();
    expect((await program.get('/api/v1/me', bearer(first.secret))).status).toBe(200);
    expect((await program.get('/api/v1/me', bearer(second.secret))).status).toBe(200);
    const revoked = await visitor.send({ method: 'DELETE', url: `/api/v1/me/tokens/${first.token.id}`, payload: {} });
    expect(revoked.body).toEqual({ revoked: true });
    expect((await program.get('/api/v1/me', bearer(first.secret))).status).toBe(401);
    expect((await program.get('/api/v1/me', bearer(second.secret))).status).toBe(200);
    await changePerson(app.system(), { personId: id, active: false });
    expect((await program.get('/api/v1/me', bearer(second.secret))).status).toBe(401);
  });

  test('is its owner’s alone', async () => {
    const one = await agent();
    const other = await agent();
    const { token } = (await make(one.visitor, ['me.read'])).body;
    const url = `/api/v1/me/tokens/${token.id}`;
    expect((await other.visitor.send({ method: 'DELETE', url, payload: {} })).status).toBe(404);
    expect((await other.visitor.get('/api/v1/me/tokens')).body.items).toEqual([]);
    expect((await one.visitor.get('/api/v1/me/tokens')).body.items).toHaveLength(1);
  });

  test.each([
    [['person.manage'], 1, 422, 'token.scope-never'],
    [['token.own'], 1, 422, 'token.scope-never'],
    [['team.manage'], 1, 403, 'token.scope-not-yours'],
    [['nothing.known'], 1, 422, 'token.unknown-scope'],
    [['me.read'], 400, 422, 'token.too-long'],
    [['me.read'], -1, 422, 'token.over-already'],
    [[], 1, 422, 'wrong-input'],
  ])('with %j for %i days is refused', async (scopes, days, status, type) => {
    const { visitor } = await agent();
    const answer = await make(visitor, scopes, days);
    expect([answer.status, answer.body.type]).toEqual([status, `/problems/${type}`]);
  });

  test('is for those who work here', async () => {
    const road = await addAccount(app, 'Road');
    const carla = await addPerson(app, { name: 'C', email: 'c@x.example', roles: ['customer'], accountId: road });
    expect((await make(await signedIn(app, carla.id), ['me.read'])).status).toBe(403);
    expect((await make(admin, ['me.read', 'team.manage'])).status).toBe(201);
  });

  test.each(['ek_', `ek_${'a'.repeat(43)}`, 'null', '', `xx_${'a'.repeat(43)}`, `ek_${'a'.repeat(43)}\u00e9`])(
    'that reads %j is nobody’s, also beside a good cookie',
    async (secret) => {
      const { visitor } = await agent();
      expect((await visitor.get('/api/v1/me', bearer(secret))).status).toBe(401);
      expect((await visitor.get('/api/v1/me')).status).toBe(200);
    },
  );
});
