import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN, addPerson, setUpDesk } from '../testing/cast.ts';
import { emptyDatabase } from '../testing/empty-database.ts';
import { openPeopleApp, type PeopleApp, type Visitor } from '../testing/people-app.ts';

let app: PeopleApp;
beforeAll(async () => {
  app = await openPeopleApp({ ownerUrl: await emptyDatabase() });
  await setUpDesk(app);
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

describe('what is closed', () => {
  test.each([
    ['POST', '/api/auth/sign-up/email'],
    ['POST', '/api/auth/sign-in/social'],
    ['POST', '/api/auth/request-password-reset'],
    ['POST', '/api/auth/reset-password'],
    ['POST', '/api/auth/update-user'],
    ['POST', '/api/auth/change-email'],
    ['POST', '/api/auth/delete-user'],
    ['POST', '/api/auth/link-social'],
    ['GET', '/api/auth/list-sessions'],
    ['POST', '/api/auth/two-factor/send-otp'],
    ['POST', '/api/auth/two-factor/generate-backup-codes'],
    ['GET', '/api/auth/verify-email?token=a'],
    ['GET', '/api/auth/ok'],
    ['GET', '/api/auth/error'],
    ['GET', '/api/auth/sign-in/email'],
    ['HEAD', '/api/auth/magic-link/verify?token=a'],
  ] as const)('%s %s does not exist', async (method, url) => {
    const ann = newcomer();
    await signIn(ann);
    const payload = { email: 'new@marenholt.example', password: 'correct horse battery', name: 'New' };
    const answer = await ann.send({ method, url, ...(method === 'POST' ? { payload } : {}) });
    expect(answer.status).toBe(404);
  });

  test('unknown fields, other types and foreign sites are refused', async () => {
    const extra = await newcomer().post('/api/auth/sign-in/email', { ...ADMIN });
    expect(extra.status).toBe(422);
    const typed = await newcomer().post('/api/auth/sign-in/email', { email: [ADMIN.email], password: null });
    expect(typed.status).toBe(422);
    const credentials = { email: ADMIN.email, password: ADMIN.password };
    const site = await newcomer().post('/api/auth/sign-in/email', credentials, { 'sec-fetch-site': 'cross-site' });
    expect(site.body.type).toBe('/problems/foreign-site');
    const origin = await newcomer().post('/api/auth/sign-in/email', credentials, { origin: 'https://evil.example' });
    expect(origin.body.type).toBe('/problems/foreign-site');
    expect(origin.cookies).toEqual([]);
    const form = await newcomer().send({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      payload: `email=${ADMIN.email}&password=a`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(form.status).toBe(415);
  });
});

describe('rate limits', () => {
  test('stop one address that tries many passwords, and no other', async () => {
    const guesser = newcomer();
    const statuses: number[] = [];
    for (let i = 0; i < 22; i += 1) {
      statuses.push((await signIn(guesser, { email: `guess${i}@marenholt.example`, password: 'a' })).status);
    }
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(401));
    expect(statuses.slice(20)).toEqual([429, 429]);
    const late = await signIn(guesser);
    expect(late.body.type).toBe('/problems/too-many-requests');
    expect(Number(late.headers['retry-after'])).toBeGreaterThan(0);
    expect((await signIn(newcomer())).status).toBe(200);
  });

  test('stop many addresses that try one account', async () => {
    const target = 'target@marenholt.example';
    await addPerson(app, { name: 'Target', email: target });
    const statuses: number[] = [];
    for (let i = 0; i < 22; i += 1) statuses.push((await signIn(newcomer(), { email: target, password: 'a' })).status);
    expect(statuses.at(0)).toBe(401);
    expect(statuses.slice(20)).toEqual([429, 429]);
  });

  test('do not believe what a client says of its own address', async () => {
    const guesser = newcomer();
    const statuses: number[] = [];
    for (let i = 0; i < 21; i += 1) {
      const answer = await guesser.post(
        '/api/auth/sign-in/email',
        { email: `liar${i}@marenholt.example`, password: 'a' },
        { 'x-forwarded-for': `203.0.113.${i}`, 'x-evenkeel-client': `203.0.113.${i}`, 'x-real-ip': `203.0.113.${i}` },
      );
      statuses.push(answer.status);
    }
    expect(statuses.at(-1)).toBe(429);
  });
});
