import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { namesOf, personSubjects, personsByIds } from '#capabilities/people/index.ts';
import type { PersonActor } from '#kernel/actor.ts';
import type { AccountId, PersonId } from '#kernel/ids.ts';
import { reading, transaction } from '#platform/database/transaction.ts';
import { addAccount, addPerson, setUpDesk, signedIn } from '../testing/cast.ts';
import { emptyDatabase } from '../testing/empty-database.ts';
import { openPeopleApp, type PeopleApp, type Visitor } from '../testing/people-app.ts';

let app: PeopleApp;
let admin: Visitor;
let adminId: PersonId;
let road: AccountId;
let air: AccountId;
beforeAll(async () => {
  app = await openPeopleApp({ ownerUrl: await emptyDatabase() });
  ({ admin, adminId } = await setUpDesk(app));
  road = await addAccount(app, 'Road Freight');
  air = await addAccount(app, 'Air and Ocean');
});
afterAll(() => app.close());

let people = 0;
const someone = (name = 'Somebody') => {
  people += 1;
  return { name, email: `person${people}@marenholt.example` };
};
const patch = (visitor: Visitor, id: string, payload: object, version?: number) =>
  visitor.send({
    method: 'PATCH',
    url: `/api/v1/people/${id}`,
    payload,
    headers: version === undefined ? {} : { 'if-match': `"${version}"` },
  });

describe('who may see whom', () => {
  test('a customer lists nobody and changes nobody', async () => {
    const carla = await addPerson(app, { ...someone('Carla'), roles: ['customer'], accountId: road });
    const visitor = await signedIn(app, carla.id);
    for (const path of ['people', `people/${adminId}`, 'accounts', 'teams', 'providers', 'me/tokens']) {
      expect((await visitor.get(`/api/v1/${path}`)).status).toBe(403);
    }
    const answers = await Promise.all([
      visitor.post('/api/v1/people', { ...someone(), roles: ['admin'] }),
      visitor.post('/api/v1/accounts', { name: 'Mine', kind: 'organisation', timeZone: 'Europe/Berlin' }),
      patch(visitor, carla.id, { roles: ['admin'] }, 1),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect((await visitor.get('/api/v1/me')).body).toMatchObject({
      roles: ['customer'],
      accounts: [{ id: road, name: 'Road Freight' }],
      teams: [],
      version: 1,
    });
  });

  test('strangers are asked to sign in', async () => {
    for (const path of ['people', 'me', 'accounts', 'teams', 'providers', 'me/tokens']) {
      expect((await app.visitor().get(`/api/v1/${path}`)).status).toBe(401);
    }
  });

  test('an agent reads people and manages none', async () => {
    const agent = await signedIn(app, (await addPerson(app, someone())).id);
    expect((await agent.get('/api/v1/people')).status).toBe(200);
    expect((await agent.post('/api/v1/people', { ...someone(), roles: ['agent'] })).status).toBe(403);
    expect((await patch(agent, adminId, { name: 'X' }, 1)).status).toBe(403);
  });

  test('an id that is nobody’s and one that is no id answer alike', async () => {
    const unknown = await admin.get('/api/v1/people/0190a000-0000-7000-8000-00000000dead');
    const broken = await admin.get('/api/v1/people/1%20or%201=1');
    expect([unknown.status, unknown.body.detail]).toEqual([404, broken.body.detail]);
    expect(broken.status).toBe(404);
  });

  test('lists go on by cursor, find by name and address, and take % literally', async () => {
    await addPerson(app, { ...someone('Zoë Zander'), roles: ['manager'] });
    await addPerson(app, { ...someone('Zara 100% Zander'), roles: ['customer'], accountId: air });
    const names = (body: { items: { name: string }[] }) => body.items.map(({ name }) => name);
    expect(names((await admin.get('/api/v1/people?q=zander')).body)).toEqual(['Zara 100% Zander', 'Zoë Zander']);
    expect(names((await admin.get('/api/v1/people?q=100%25')).body)).toEqual(['Zara 100% Zander']);
    expect(names((await admin.get('/api/v1/people?role=manager')).body)).toEqual(['Zoë Zander']);
    const all = names((await admin.get('/api/v1/people?limit=200')).body);
    const paged: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await admin.get(`/api/v1/people?limit=3${cursor && `&cursor=${cursor}`}`);
      paged.push(...names(body));
      if (body.next === null) break;
      cursor = body.next;
    }
    expect(paged).toEqual(all);
    expect((await admin.get('/api/v1/people?cursor=nonsense')).body.type).toBe('/problems/wrong-cursor');
  });
});

describe('my own choices', () => {
  test('are mine to change, one by one', async () => {
    const carla = await addPerson(app, { ...someone('Carla'), roles: ['customer'], accountId: road });
    const visitor = await signedIn(app, carla.id);
    const change = (payload: object, headers = {}) =>
      visitor.send({ method: 'PATCH', url: '/api/v1/me', payload, headers });
    const dark = await change({ colourScheme: 'dark' });
    expect(dark.body).toMatchObject({ colourScheme: 'dark', shortcuts: true, language: 'en', version: 2 });
    expect(dark.headers.etag).toBe('"2"');
    expect((await change({ shortcuts: false }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await change({ language: 'de', timeZone: 'America/Toronto' }, { 'if-match': '"2"' })).body).toMatchObject({
      language: 'de',
      timeZone: 'America/Toronto',
      colourScheme: 'dark',
    });
    expect((await change({ roles: ['admin'] })).status).toBe(422);
    expect((await change({ timeZone: 'Mars/Olympus' })).status).toBe(422);
  });
});

describe('the walls in the database', () => {
  const asPerson = (person: { id: PersonId }, accounts: AccountId[]): PersonActor => ({
    kind: 'person',
    personId: person.id,
    name: 'Carla',
    roles: ['customer'],
    accounts,
    teams: [],
  });

  test('a customer reads their own row, and names of others only by id', async () => {
    const carla = await addPerson(app, { ...someone('Carla'), roles: ['customer'], accountId: road });
    const other = await addPerson(app, { ...someone('Otto'), roles: ['customer'], accountId: road });
    const context = { ...app.system(), actor: asPerson(carla, [road]) };
    await reading(context, async (tx) => {
      expect([...(await personsByIds(tx, [carla.id, other.id, adminId])).keys()]).toEqual([carla.id]);
      const { people: named, accounts } = await namesOf(tx, { people: [adminId, other.id], accounts: [road, air] });
      expect(named.get(other.id)).toBe('Otto');
      expect(named.size).toBe(2);
      expect([...accounts.keys()]).toEqual([road]);
    });
  });

  test.each([
    'select * from people.team',
    'select * from people.team_member',
    'select * from people.provider',
    'select * from people.api_token',
    'select * from identity.session',
    'select * from identity."user"',
    "insert into people.person values ('0190a000-0000-7000-8000-000000000002', 'X', '{admin}', null, null, 'en', 'UTC')",
    "update people.person set roles = '{admin}'",
    'delete from people.person',
    'update people.account set name = name',
    'select people.user_of(platform.asking_person())',
    "select identity.actor_of_session('x')",
    'select people.end_sessions(platform.asking_person())',
  ])('a customer’s role may not: %s', async (statement) => {
    const carla = await addPerson(app, { ...someone('Carla'), roles: ['customer'], accountId: road });
    const context = { ...app.system(), actor: asPerson(carla, [road]) };
    const attempt = transaction(context, (tx) => sql.raw(statement).execute(tx.tables<unknown>()));
    await expect(attempt).rejects.toThrow(/permission denied/);
  });

  test('a customer’s role changes nobody else’s choices', async () => {
    const carla = await addPerson(app, { ...someone('Carla'), roles: ['customer'], accountId: road });
    const context = { ...app.system(), actor: asPerson(carla, [road]) };
    const changed = await transaction(context, (tx) =>
      sql`update people.person set shortcuts = false`.execute(tx.tables<unknown>()),
    );
    expect(changed.numAffectedRows).toBe(1n);
  });

  test('the role of sign-in reads no people', async () => {
    const { identity } = app.platform.database;
    await expect(identity.query('select * from people.person')).rejects.toThrow(/permission denied/);
    await expect(identity.query('select * from platform.secret')).rejects.toThrow(/permission denied/);
  });
});

test('over the feed people hear only about themselves', async () => {
  const carla = await addPerson(app, { ...someone('Carla'), roles: ['customer'], accountId: road });
  const [policy] = personSubjects;
  if (!policy) throw new Error('People have no subject policy.');
  const scopes = await reading(app.system(), (tx) => policy.load(tx, [carla.id, adminId]));
  const actor = (personId: PersonId): PersonActor => ({
    kind: 'person',
    personId,
    name: '',
    roles: ['admin'],
    accounts: [],
    teams: [],
  });
  const scope = scopes.get(carla.id);
  expect(scope && policy.mayRead(actor(carla.id), scope, 'team')).toBe(true);
  expect(scope && policy.mayRead(actor(adminId), scope, 'team')).toBe(false);
  expect(scope && policy.mayRead({ kind: 'anonymous' }, scope, 'customer')).toBe(false);
});
