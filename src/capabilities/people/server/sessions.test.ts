import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { HOUR } from '#kernel/time.ts';
import { transaction } from '#platform/database/transaction.ts';
import { factsAbout } from '#platform/read-facts.ts';
import { signInLink } from '../index.ts';
import { addAccount, addPerson, setUpDesk } from '../testing/cast.ts';
import { emptyDatabase } from '../testing/empty-database.ts';
import { openPeopleApp, type PeopleApp, type Visitor } from '../testing/people-app.ts';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0';
const NOBODY = '019a0000-0000-4000-8000-00000000beef';

let app: PeopleApp;
beforeAll(async () => {
  app = await openPeopleApp({ ownerUrl: await emptyDatabase() });
  await setUpDesk(app);
});
afterAll(() => app.close());

let people = 0;
async function customer(): Promise<PersonId> {
  people += 1;
  const accountId = await addAccount(app, `Account ${people}`);
  const email = `customer${people}@marenholt.example`;
  return (await addPerson(app, { name: `Customer ${people}`, email, roles: ['customer'], accountId })).id;
}

/** Signed in by a link, in a browser of this name. */
async function signedIn(id: PersonId, userAgent = FIREFOX): Promise<Visitor> {
  const visitor = app.visitor();
  const { pathname, search } = new URL(await signInLink(app.platform, id));
  await visitor.get(pathname + search, { 'user-agent': userAgent });
  return visitor;
}

const sessionsOf = async (visitor: Visitor) => (await visitor.get('/api/v1/me/sessions')).body.items;
const idOf = async (visitor: Visitor): Promise<string> =>
  (await sessionsOf(visitor)).find(({ current }: { current: boolean }) => current).id;
const end = (visitor: Visitor, id: string) => visitor.send({ method: 'DELETE', url: `/api/v1/me/sessions/${id}` });
const endOthers = (visitor: Visitor) => visitor.post('/api/v1/me/sessions/end-others');
const mayRead = async (visitor: Visitor) => (await visitor.get('/api/v1/me')).status === 200;
const endedOf = async (id: PersonId) => {
  const facts = await transaction(app.system(), (tx) => factsAbout(tx, 'person', id));
  return facts.filter(({ kind }) => kind === 'session.ended');
};

describe('where somebody is signed in', () => {
  test('is listed by device, with the place that asks marked, and no secret', async () => {
    const id = await customer();
    const [here, there] = [await signedIn(id), await signedIn(id, 'curl/8.5.0')];
    const answer = await here.get('/api/v1/me/sessions');
    expect(answer.body.items).toHaveLength(2);
    expect(answer.body.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ browser: 'Firefox', system: 'Windows', current: true }),
        expect.objectContaining({ browser: null, system: null, current: false }),
      ]),
    );
    const secrets = [here, there].flatMap(({ cookies }) => [...cookies.values()].map((value) => value.split('.')[0]));
    expect(secrets.every((secret) => secret && !JSON.stringify(answer.body).includes(secret))).toBe(true);
  });

  test('tells the hour of the last use, which is written once an hour', async () => {
    const id = await customer();
    const here = await signedIn(id);
    const [session] = await sessionsOf(here);
    expect(Date.parse(session.lastUsedAt) % HOUR).toBe(0);
    expect(Date.parse(session.lastUsedAt)).toBeLessThanOrEqual(Date.now());
    expect(Date.parse(session.lastUsedAt)).toBeGreaterThan(Date.parse(session.signedInAt) - HOUR);
    const { identity } = app.platform.database;
    const versionOf = async () =>
      (await identity.query('select xmin::text from identity.session where id = $1', [session.id])).rows[0];
    await identity.query(
      `update identity.session set last_used_at = date_trunc('hour', now()) - interval '5 hours' where id = $1`,
      [session.id],
    );
    const ask = async () => {
      await identity.query('select identity.actor_of_session(token) from identity.session where id = $1', [session.id]);
      return versionOf();
    };
    const [before, used] = [await versionOf(), await ask()];
    expect(used).not.toEqual(before);
    expect((await sessionsOf(here))[0].lastUsedAt >= session.lastUsedAt).toBe(true);
    expect(await ask()).toEqual(used);
  });

  test('is no stranger’s business, and no program’s', async () => {
    expect((await app.visitor().get('/api/v1/me/sessions')).status).toBe(401);
    expect((await endOthers(app.visitor())).status).toBe(401);
    expect((await end(app.visitor(), NOBODY)).status).toBe(401);
    const agent = await signedIn((await addPerson(app, { name: 'Ada', email: 'ada@marenholt.example' })).id);
    const token = { name: 'Export', scopes: ['session.own'], expiresAt: new Date(Date.now() + HOUR).toISOString() };
    expect((await agent.post('/api/v1/me/tokens', token)).status).toBeGreaterThanOrEqual(400);
  });
});

describe('signing out elsewhere', () => {
  test('ends one place at once, and is recorded', async () => {
    const id = await customer();
    const [here, there] = [await signedIn(id), await signedIn(id)];
    expect(await mayRead(there)).toBe(true);
    expect(await end(here, await idOf(there))).toMatchObject({ status: 200, body: { ended: 1 } });
    expect([await mayRead(here), await mayRead(there)]).toEqual([true, false]);
    expect(await sessionsOf(here)).toHaveLength(1);
    expect(await endedOf(id)).toMatchObject([{ audience: 'team', actor: { id }, data: { count: 1 } }]);
  });

  test('ends all others and leaves the place that asks', async () => {
    const id = await customer();
    const [here, one, two] = [await signedIn(id), await signedIn(id), await signedIn(id)];
    const stranger = await signedIn(await customer());
    expect((await endOthers(here)).body).toEqual({ ended: 2 });
    expect(await Promise.all([here, one, two, stranger].map(mayRead))).toEqual([true, false, false, true]);
    expect((await endOthers(here)).body).toEqual({ ended: 0 });
    expect(await endedOf(id)).toMatchObject([{ data: { count: 2 } }]);
  });

  test('answers about somebody else’s as about one that never was, and leaves it', async () => {
    const [here, other] = [await signedIn(await customer()), await signedIn(await customer())];
    const [theirs, none] = [await end(here, await idOf(other)), await end(here, NOBODY)];
    const without = ({ requestId: _, ...body }: { requestId: string }) => body;
    expect([theirs.status, none.status]).toEqual([404, 404]);
    expect(without(theirs.body)).toEqual(without(none.body));
    expect(await mayRead(other)).toBe(true);
    expect((await end(here, 'not-an-id')).status).toBe(404);
  });
});

test('one person asks about sessions so often in a minute, in whatever session; nobody else waits for them', async () => {
  const id = await customer();
  const [here, there, other] = [await signedIn(id), await signedIn(id), await signedIn(await customer())];
  for (let n = 0; n < 30; n += 1) expect((await here.get('/api/v1/me/sessions')).status).toBe(200);
  const refused = await there.get('/api/v1/me/sessions');
  expect([refused.status, refused.body.type]).toEqual([429, '/problems/too-many-requests']);
  expect((await end(there, NOBODY)).status).toBe(429);
  expect((await endOthers(here)).status).toBe(429);
  expect(await mayRead(there)).toBe(true);
  expect((await other.get('/api/v1/me/sessions')).status).toBe(200);
});
