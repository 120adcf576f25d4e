import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInLink } from '#capabilities/people/index.ts';
import type { PersonId } from '#kernel/ids.ts';
import { transaction } from '#platform/database/transaction.ts';
import { factsAbout } from '#platform/read-facts.ts';
import { ADMIN, addPerson, codeOf, open, setUpDesk, signedIn } from '../testing/cast.ts';
import { emptyDatabase } from '../testing/empty-database.ts';
import { openPeopleApp, type PeopleApp, type Visitor } from '../testing/people-app.ts';

let app: PeopleApp;
let admin: Visitor;
let adminId: PersonId;
let uri: string;
let backupCodes: string[];
beforeAll(async () => {
  app = await openPeopleApp({ ownerUrl: await emptyDatabase() });
  ({ admin, adminId } = await setUpDesk(app));
});
afterAll(() => app.close());

let people = 0;
function newcomer(): Visitor {
  people += 1;
  return app.visitor({ from: `198.51.100.${people}` });
}

const signIn = (visitor: Visitor) =>
  visitor.post('/api/auth/sign-in/email', { email: ADMIN.email, password: ADMIN.password });
const verify = (visitor: Visitor, code: string) => visitor.post('/api/auth/two-factor/verify-totp', { code });
const me = (visitor: Visitor) => visitor.get('/api/v1/me');

describe('a second factor', () => {
  test('is set up with the password and a first code', async () => {
    const stranger = await newcomer().post('/api/auth/two-factor/enable', { password: ADMIN.password });
    expect(stranger.status).toBe(401);
    const wrong = await admin.post('/api/auth/two-factor/enable', { password: 'not my password' });
    expect(wrong.body.type).toBe('/problems/sign-in.wrong-password');
    const enabled = await admin.post('/api/auth/two-factor/enable', { password: ADMIN.password });
    expect(Object.keys(enabled.body).sort()).toEqual(['backupCodes', 'totpURI']);
    uri = enabled.body.totpURI;
    backupCodes = enabled.body.backupCodes;
    expect(backupCodes.length).toBeGreaterThan(5);
    expect((await me(admin)).body.secondFactor).toBe(false);
    expect((await verify(admin, codeOf(uri))).body).toEqual({ status: true });
    expect((await me(admin)).body.secondFactor).toBe(true);
    const facts = await transaction(app.system(), (tx) => factsAbout(tx, 'person', adminId));
    expect(facts.at(-1)?.kind).toBe('second-factor.set');
  });

  test('holds a password alone back', async () => {
    const visitor = newcomer();
    const answer = await signIn(visitor);
    expect([answer.status, answer.body]).toEqual([200, { twoFactorRedirect: true }]);
    expect([...visitor.cookies.keys()]).toEqual(['evenkeel.two_factor']);
    expect((await me(visitor)).status).toBe(401);
    const wrong = await verify(visitor, '000000');
    expect(wrong.body.type).toBe('/problems/sign-in.wrong-code');
    expect((await verify(visitor, codeOf(uri))).status).toBe(200);
    expect((await me(visitor)).body.id).toBe(adminId);
  });

  test('holds a link from the mailbox alone back, and keeps the way', async () => {
    const visitor = newcomer();
    const answer = await open(visitor, await signInLink(app.platform, adminId, '/desk/today'));
    expect(answer.headers.location).toBe('/signin?return=%2Fdesk%2Ftoday&step=second-factor');
    expect((await me(visitor)).status).toBe(401);
    expect((await verify(visitor, codeOf(uri))).status).toBe(200);
    expect((await me(visitor)).body.id).toBe(adminId);
    const facts = await transaction(app.system(), (tx) => factsAbout(tx, 'person', adminId));
    expect(facts.at(-1)).toMatchObject({ kind: 'session.opened', data: { method: 'second-factor' } });
  });

  test('is nothing without the first', async () => {
    expect((await verify(newcomer(), codeOf(uri))).body.type).toBe('/problems/sign-in.begin-again');
  });

  test('is not guessed: five wrong codes end the sign-in, ten lock the account', async () => {
    const visitor = newcomer();
    await signIn(visitor);
    for (let i = 0; i < 5; i += 1) expect((await verify(visitor, '000000')).status).toBe(401);
    expect((await verify(visitor, codeOf(uri))).body.type).toBe('/problems/sign-in.begin-again');
    const other = newcomer();
    await signIn(other);
    for (let i = 0; i < 5; i += 1) await verify(other, '000000');
    const third = newcomer();
    await signIn(third);
    expect((await verify(third, codeOf(uri))).body.type).toBe('/problems/sign-in.locked');
    await app.platform.database.identity.query('update two_factor set locked_until = now()');
  });

  test('can be replaced once each by the backup codes', async () => {
    const [code = ''] = backupCodes;
    const visitor = newcomer();
    await signIn(visitor);
    const answer = await visitor.post('/api/auth/two-factor/verify-backup-code', { code });
    expect([answer.status, answer.body]).toEqual([200, { status: true }]);
    expect((await me(visitor)).body.id).toBe(adminId);
    const again = newcomer();
    await signIn(again);
    const used = await again.post('/api/auth/two-factor/verify-backup-code', { code });
    expect(used.body.type).toBe('/problems/sign-in.wrong-code');
  });

  test('is stored encrypted', async () => {
    const secret = new URL(uri).searchParams.get('secret') ?? 'none';
    const { rows } = await app.platform.database.identity.query('select * from two_factor');
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(secret);
    for (const code of backupCodes) expect(JSON.stringify(rows)).not.toContain(code);
  });

  test('is removed with the password', async () => {
    const wrong = await admin.post('/api/auth/two-factor/disable', { password: 'not my password' });
    expect(wrong.status).toBe(403);
    expect((await admin.post('/api/auth/two-factor/disable', { password: ADMIN.password })).body).toEqual({
      status: true,
    });
    expect((await me(admin)).body.secondFactor).toBe(false);
    const visitor = newcomer();
    expect((await signIn(visitor)).body).toEqual({ twoFactorRedirect: false });
    const facts = await transaction(app.system(), (tx) => factsAbout(tx, 'person', adminId));
    expect(facts.map(({ kind }) => kind)).toContain('second-factor.removed');
  });
});

test('somebody without a password has a second factor too', async () => {
  const ben = await addPerson(app, { name: 'Ben', email: 'ben@marenholt.example' });
  const visitor = await signedIn(app, ben.id);
  const enabled = await visitor.post('/api/auth/two-factor/enable', {});
  expect((await verify(visitor, codeOf(enabled.body.totpURI))).status).toBe(200);
  const later = app.visitor();
  const answer = await open(later, await signInLink(app.platform, ben.id));
  expect(answer.headers.location).toContain('step=second-factor');
});

describe('a device that is trusted with the second step', () => {
  const trust = (visitor: Visitor, key: string) =>
    visitor.post('/api/auth/two-factor/verify-totp', { code: codeOf(key), trustDevice: true });

  test('is asked again once its person ends a session or all others', async () => {
    const cleo = await addPerson(app, { name: 'Cleo', email: 'cleo@marenholt.example' });
    const home = await signedIn(app, cleo.id);
    const { body } = await home.post('/api/auth/two-factor/enable', {});
    await verify(home, codeOf(body.totpURI));
    const device = newcomer();
    const cameIn = async () => {
      const { headers } = await open(device, await signInLink(app.platform, cleo.id, '/desk/today'));
      return headers.location === '/desk/today';
    };
    const trusted = async () => {
      expect(await cameIn()).toBe(false);
      expect((await trust(device, body.totpURI)).status).toBe(200);
      expect(await cameIn()).toBe(true);
    };
    await trusted();
    expect((await home.post('/api/v1/me/sessions/end-others')).status).toBe(200);
    await trusted();
    const { items } = (await home.get('/api/v1/me/sessions')).body;
    const { id } = items.find(({ current }: { current: boolean }) => !current);
    expect((await home.send({ method: 'DELETE', url: `/api/v1/me/sessions/${id}` })).status).toBe(200);
    expect(await cameIn()).toBe(false);
  });

  test('is asked again after a change of password', async () => {
    const { body } = await admin.post('/api/auth/two-factor/enable', { password: ADMIN.password });
    await verify(admin, codeOf(body.totpURI));
    const device = newcomer();
    expect((await signIn(device)).body).toEqual({ twoFactorRedirect: true });
    await trust(device, body.totpURI);
    expect((await signIn(device)).body).toEqual({ twoFactorRedirect: false });
    const change = (currentPassword: string, newPassword: string) =>
      admin.post('/api/auth/change-password', { currentPassword, newPassword });
    expect((await change(ADMIN.password, 'staple battery horse')).status).toBe(200);
    await change('staple battery horse', ADMIN.password);
    expect((await signIn(device)).body).toEqual({ twoFactorRedirect: true });
  });
});
