import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changePerson, signInLink } from '#capabilities/people/index.ts';
import type { PersonId } from '#kernel/ids.ts';
import { transaction } from '#platform/database/transaction.ts';
import { factsAbout } from '#platform/read-facts.ts';
import { ADMIN, addPerson, given, setUpDesk } from '../testing/cast.ts';
import { emptyDatabase } from '../testing/empty-database.ts';
import { type Answer, openPeopleApp, type PeopleApp, type Visitor } from '../testing/people-app.ts';

let app: PeopleApp;
let adminId: PersonId;
beforeAll(async () => {
  app = await openPeopleApp({ ownerUrl: await emptyDatabase() });
  ({ adminId } = await setUpDesk(app));
});
afterAll(() => app.close());

let people = 0;
/** A browser at an address of its own, so that no test uses up another's attempts. */
function newcomer(): Visitor {
  people += 1;
  return app.visitor({ from: `198.51.100.${people}` });
}

const signIn = (visitor: Visitor, other: { email?: string; password?: string } = {}) =>
  visitor.post('/api/auth/sign-in/email', { email: ADMIN.email, password: ADMIN.password, ...other });

const session = (answer: Answer) => answer.cookies.find((cookie) => cookie.includes('session_token=')) ?? '';

describe('sign-in by password', () => {
  test('opens a session that the API knows', async () => {
    const ann = newcomer();
    const answer = await signIn(ann);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ twoFactorRedirect: false });
    expect((await ann.get('/api/v1/me')).body).toMatchObject({ id: adminId, email: ADMIN.email });
    expect((await ann.get('/api/auth/get-session')).body.session.expiresAt).toMatch(/Z$/);
  });

  test('takes the address in any case', async () => {
    expect((await signIn(newcomer(), { email: 'Ann@Marenholt.EXAMPLE' })).status).toBe(200);
  });

  test('answers a wrong password and an unknown address alike', async () => {
    const wrong = await signIn(newcomer(), { password: 'wrong horse battery' });
    const unknown = await signIn(newcomer(), { email: 'nobody@marenholt.example' });
    const { requestId: _one, ...first } = wrong.body;
    const { requestId: _two, ...second } = unknown.body;
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect(first).toEqual(second);
    expect(first.type).toBe('/problems/sign-in.wrong');
    expect(first.detail).toMatch(/link/);
    expect([wrong.cookies, unknown.cookies]).toEqual([[], []]);
  });

  test('speaks German to Germans', async () => {
    const answer = await newcomer().post(
      '/api/auth/sign-in/email',
      { email: ADMIN.email, password: 'wrong horse battery' },
      { 'accept-language': 'de-DE,de;q=0.9' },
    );
    expect(answer.body.detail).toMatch(/Passwort ist falsch/);
  });

  test('never gives the session token but in its cookie', async () => {
    const answer = await signIn(newcomer());
    const token = decodeURIComponent(session(answer).split('=')[1] ?? '').split('.')[0] ?? '';
    expect(token.length).toBeGreaterThan(20);
    expect(JSON.stringify(answer.body)).not.toContain(token);
  });

  test('is recorded for the team', async () => {
    await signIn(newcomer());
    const facts = await transaction(app.system(), (tx) => factsAbout(tx, 'person', adminId));
    expect(facts.at(-1)).toMatchObject({
      kind: 'session.opened',
      audience: 'team',
      actor: { kind: 'person', id: adminId },
      data: { method: 'password' },
    });
  });

  test('is over for somebody who left, at once and on every page', async () => {
    const ben = await addPerson(app, { name: 'Ben', email: 'ben@marenholt.example', roles: ['admin'] });
    const { url } = await link(ben.id);
    const visitor = newcomer();
    await visitor.get(url);
    expect((await visitor.get('/api/v1/me')).status).toBe(200);
    given(await changePerson(app.system(), { personId: ben.id, active: false }));
    expect((await visitor.get('/api/v1/me')).status).toBe(401);
    given(await changePerson(app.system(), { personId: ben.id, active: true }));
    expect((await visitor.get('/api/v1/me')).status).toBe(401);
  });
});

async function link(personId: PersonId): Promise<{ url: string }> {
  const { pathname, search } = new URL(await signInLink(app.platform, personId));
  return { url: pathname + search };
}

describe('the session cookie', () => {
  test('is out of the page’s reach', async () => {
    const cookie = session(await signIn(newcomer()));
    expect(cookie).toMatch(/^evenkeel\.session_token=/);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(cookie).toMatch(/; Path=\//);
    expect(cookie).not.toMatch(/Domain=/i);
  });

  test('belongs to this host alone where the address is https', async () => {
    const secure = await openPeopleApp({ ownerUrl: await emptyDatabase(), url: 'https://desk.example' });
    try {
      const { admin } = await setUpDesk(secure);
      expect([...admin.cookies.keys()]).toEqual(['__Host-evenkeel.session_token']);
      const cookie = session(await signIn(secure.visitor()));
      expect(cookie).toMatch(/^__Host-evenkeel\.session_token=/);
      expect(cookie).toMatch(/; Secure/);
      expect(cookie).toMatch(/; Path=\//);
      expect(cookie).not.toMatch(/Domain=/i);
      expect((await admin.get('/api/v1/me')).status).toBe(200);
    } finally {
      await secure.close();
    }
  });

  test('is another one after every sign-in, and the one before is worth nothing', async () => {
    const ann = newcomer();
    await signIn(ann);
    const before = new Map(ann.cookies);
    await signIn(ann);
    expect(ann.cookies).not.toEqual(before);
    const thief = newcomer();
    for (const [name, value] of before) thief.cookies.set(name, value);
    expect((await thief.get('/api/v1/me')).status).toBe(401);
    expect((await ann.get('/api/v1/me')).status).toBe(200);
  });

  test('that nobody signed is nobody’s', async () => {
    const ann = newcomer();
    await signIn(ann);
    const [[name = '', value = ''] = []] = ann.cookies;
    for (const forged of [value.replace(/\..*/, '.AAAA'), value.slice(0, -6), `x${value}`, '%E0%A4%A', '', '.']) {
      const thief = newcomer();
      thief.cookies.set(name, forged);
      expect((await thief.get('/api/v1/me')).status).toBe(401);
    }
  });

  test('is worth nothing after signing out', async () => {
    const ann = newcomer();
    await signIn(ann);
    const kept = new Map(ann.cookies);
    expect((await ann.post('/api/auth/sign-out')).body).toEqual({ success: true });
    expect(ann.cookies.size).toBe(0);
    for (const [name, value] of kept) ann.cookies.set(name, value);
    expect((await ann.get('/api/v1/me')).status).toBe(401);
  });
});

describe('a new password', () => {
  const NEW = 'staple battery horse';
  test('needs the present one, ends all other sessions and is recorded', async () => {
    const ann = newcomer();
    await signIn(ann);
    const elsewhere = newcomer();
    await signIn(elsewhere);
    const change = (wanted: object) => ann.post('/api/auth/change-password', wanted);
    const wrong = await change({ currentPassword: 'not my password', newPassword: NEW });
    expect(wrong.body.type).toBe('/problems/sign-in.wrong-password');
    expect((await change({ currentPassword: ADMIN.password, newPassword: 'short' })).status).toBe(422);
    const done = await change({ currentPassword: ADMIN.password, newPassword: NEW });
    expect([done.status, done.body]).toEqual([200, { status: true }]);
    const me = await ann.get('/api/v1/me');
    expect([me.status, me.body.hasPassword]).toEqual([200, true]);
    expect((await elsewhere.get('/api/v1/me')).status).toBe(401);
    expect((await signIn(newcomer())).status).toBe(401);
    expect((await signIn(newcomer(), { password: NEW })).status).toBe(200);
    const facts = await transaction(app.system(), (tx) => factsAbout(tx, 'person', adminId));
    expect(facts.map(({ kind }) => kind)).toContain('password.changed');
    await change({ currentPassword: NEW, newPassword: ADMIN.password });
  });

  test('is for those who are signed in', async () => {
    const answer = await newcomer().post('/api/auth/change-password', { currentPassword: 'a', newPassword: NEW });
    expect(answer.body.type).toBe('/problems/signed-out');
  });
});

test('passwords are stored as Argon2id', async () => {
  const { rows } = await app.platform.database.identity.query<{ password: string }>('select password from credential');
  expect(rows.map(({ password }) => password.split('$')[1])).toEqual(rows.map(() => 'argon2id'));
  expect(rows.length).toBeGreaterThan(0);
});
