import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AccountId, PersonId } from '#kernel/ids.ts';
import { reading, transaction } from '#platform/database/transaction.ts';
import { factsAbout } from '#platform/read-facts.ts';
import { ADMIN, addAccount, addPerson, setUpDesk, signedIn } from '../testing/cast.ts';
import { emptyDatabase } from '../testing/empty-database.ts';
import { openPeopleApp, type PeopleApp, type Visitor } from '../testing/people-app.ts';

let app: PeopleApp;
let admin: Visitor;
let adminId: PersonId;
let road: AccountId;
beforeAll(async () => {
  app = await openPeopleApp({ ownerUrl: await emptyDatabase() });
  ({ admin, adminId } = await setUpDesk(app));
  road = await addAccount(app, 'Road Freight');
  await addAccount(app, 'Air and Ocean');
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

describe('an administrator', () => {
  test('adds a person, who may sign in by a link', async () => {
    const given = { ...someone('Ben Agent'), roles: ['agent'], language: 'de', timeZone: 'Europe/Paris' };
    const made = await admin.post('/api/v1/people', given);
    expect([made.status, made.body]).toEqual([
      201,
      {
        id: expect.any(String),
        name: 'Ben Agent',
        email: given.email,
        roles: ['agent'],
        account: null,
        language: 'de',
        timeZone: 'Europe/Paris',
        active: true,
        version: 1,
      },
    ]);
    const ben = await signedIn(app, PersonId.parse(made.body.id));
    expect((await ben.get('/api/v1/me')).body).toMatchObject({
      name: 'Ben Agent',
      language: 'de',
      secondFactor: false,
    });
    expect((await admin.get(`/api/v1/people/${made.body.id}`)).body).toEqual(made.body);
    const facts = await transaction(app.system(), (tx) => factsAbout(tx, 'person', made.body.id));
    expect(facts[0]).toMatchObject({ kind: 'person.added', audience: 'team', actor: { id: adminId } });
  });

  test('adds accounts, teams and providers, and reaches a new account at once', async () => {
    const account = await admin.post('/api/v1/accounts', {
      name: 'Rail',
      kind: 'organisation',
      timeZone: 'Europe/Rome',
    });
    expect(account.status).toBe(201);
    const carla = await admin.post('/api/v1/people', { ...someone(), roles: ['customer'], accountId: account.body.id });
    expect(carla.body.account).toEqual({ id: account.body.id, name: 'Rail' });
    const lead = await addPerson(app, { ...someone('Lea Lead'), roles: ['agent', 'lead'] });
    const member = await addPerson(app, someone('Adam Agent'));
    const team = await admin.post('/api/v1/teams', {
      name: 'Network',
      members: [{ personId: member.id }, { personId: lead.id, lead: true }],
    });
    expect(team.body).toMatchObject({
      name: 'Network',
      version: 1,
      members: [
        { id: lead.id, name: 'Lea Lead', lead: true },
        { id: member.id, name: 'Adam Agent', lead: false },
      ],
    });
    expect((await admin.get('/api/v1/teams')).body.items).toContainEqual(team.body);
    const mine = await signedIn(app, lead.id);
    expect((await mine.get('/api/v1/me')).body).toMatchObject({
      teams: [{ id: team.body.id, name: 'Network' }],
      accounts: expect.arrayContaining([{ id: account.body.id, name: 'Rail' }]),
    });
    const provider = await admin.post('/api/v1/providers', { name: 'Lumevox AV' });
    expect((await admin.get('/api/v1/providers')).body.items).toEqual([provider.body]);
    const accounts = await admin.get('/api/v1/accounts?limit=2');
    expect(accounts.body.items.map(({ name }: { name: string }) => name)).toEqual([
      'Air and Ocean',
      ADMIN.organisation,
    ]);
    const rest = await admin.get(`/api/v1/accounts?limit=2&cursor=${accounts.body.next}`);
    expect(rest.body).toMatchObject({ items: [{ name: 'Rail' }, { name: 'Road Freight' }], next: null });
  });

  test('answers a repeated request with the same person', async () => {
    const given = { ...someone(), roles: ['agent'] };
    const twice = await Promise.all(
      [1, 2].map(() => admin.post('/api/v1/people', given, { 'idempotency-key': 'same-person' })),
    );
    expect(twice[0]?.body).toEqual(twice[1]?.body);
    expect((await admin.get(`/api/v1/people?q=${given.email}`)).body.items).toHaveLength(1);
  });

  test.each([
    ['a customer without an account', { roles: ['customer'] }, 'person.account-needed'],
    [
      'an unknown account',
      { roles: ['customer'], accountId: '0190a000-0000-7000-8000-000000000001' },
      'person.unknown-account',
    ],
    ['an unknown team', { roles: ['agent'], teamIds: ['0190a000-0000-7000-8000-000000000001'] }, 'person.unknown-team'],
    ['no role', { roles: [] }, 'wrong-input'],
    ['an unknown role', { roles: ['root'] }, 'wrong-input'],
    ['an unknown field', { roles: ['agent'], active: true }, 'wrong-input'],
  ])('cannot add %s', async (_what, given, type) => {
    const before = (await admin.get('/api/v1/people?limit=200')).body.items.length;
    const answer = await admin.post('/api/v1/people', { ...someone(), ...given });
    expect([answer.status, answer.body.type]).toEqual([422, `/problems/${type}`]);
    expect((await admin.get('/api/v1/people?limit=200')).body.items).toHaveLength(before);
  });

  test('cannot give an address to two people, not even at the same time', async () => {
    const given = { ...someone(), roles: ['agent'] };
    const answers = await Promise.all([1, 2, 3].map(() => admin.post('/api/v1/people', given)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const upper = await admin.post('/api/v1/people', { ...given, email: given.email.toUpperCase() });
    expect(upper.body.type).toBe('/problems/person.address-taken');
  });
});

describe('a change of a person', () => {
  test('changes only what it states, and only the version that was seen', async () => {
    const lead = await addPerson(app, {
      ...someone('Tom'),
      roles: ['agent', 'lead'],
      language: 'de',
      timeZone: 'Europe/Rome',
    });
    const team = await admin.post('/api/v1/teams', { name: 'Desk', members: [{ personId: lead.id, lead: true }] });
    expect((await patch(admin, lead.id, { name: 'Thomas' })).status).toBe(428);
    const changed = await patch(admin, lead.id, { name: 'Thomas' }, 1);
    expect(changed.body).toMatchObject({
      name: 'Thomas',
      roles: ['agent', 'lead'],
      language: 'de',
      timeZone: 'Europe/Rome',
      active: true,
      version: 2,
    });
    const teams = (await admin.get('/api/v1/teams')).body.items;
    expect(teams.find(({ id }: { id: string }) => id === team.body.id).members).toEqual([
      { id: lead.id, name: 'Thomas', lead: true },
    ]);
    const late = await patch(admin, lead.id, { name: 'Tommy' }, 1);
    expect([late.status, late.body.type]).toEqual([412, '/problems/changed-meanwhile']);
  });

  test('of roles holds from the next request on', async () => {
    const ben = await addPerson(app, someone());
    const visitor = await signedIn(app, ben.id);
    expect((await visitor.get('/api/v1/people')).status).toBe(200);
    const changed = await patch(admin, ben.id, { roles: ['customer'], accountId: road }, 1);
    expect(changed.body).toMatchObject({ roles: ['customer'], account: { id: road, name: 'Road Freight' } });
    expect((await visitor.get('/api/v1/people')).status).toBe(403);
    const facts = await transaction(app.system(), (tx) => factsAbout(tx, 'person', ben.id));
    expect(facts.at(-1)).toMatchObject({
      kind: 'person.roles-changed',
      data: { before: 'agent', after: 'customer' },
    });
  });

  test('of one’s own access is refused', async () => {
    const { version } = (await admin.get(`/api/v1/people/${adminId}`)).body;
    for (const own of [{ roles: ['admin', 'agent'] }, { roles: ['agent'] }, { active: false }]) {
      const answer = await patch(admin, adminId, own, version);
      expect([answer.status, answer.body.type]).toEqual([403, '/problems/person.own-access']);
    }
    expect((await patch(admin, adminId, { name: 'Ann A.' }, version)).status).toBe(200);
  });

  test('leaves the last administrator, also when two remove each other', async () => {
    const other = await addPerson(app, { ...someone(), roles: ['admin'] });
    const visitor = await signedIn(app, other.id);
    const { version } = (await admin.get(`/api/v1/people/${adminId}`)).body;
    const answers = await Promise.all([
      patch(admin, other.id, { roles: ['agent'] }, 1),
      patch(visitor, adminId, { active: false }, version),
    ]);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(1);
    const { rows } = await sqlCount();
    expect(rows[0]?.administrators).toBe(1);
    await restore();
  });

  async function sqlCount() {
    return reading(app.system(), (tx) =>
      sql<{ administrators: number }>`
        select count(*)::integer as administrators from people.person where active and 'admin' = any (roles)`.execute(
        tx.tables<unknown>(),
      ),
    );
  }

  /** Whoever of the two stayed: afterwards it is the first administrator again. */
  async function restore() {
    await transaction(app.system(), (tx) =>
      sql`update people.person set active = true, roles = '{admin}' where id = ${adminId}`.execute(
        tx.tables<unknown>(),
      ),
    );
    admin = await signedIn(app, adminId);
  }
});
