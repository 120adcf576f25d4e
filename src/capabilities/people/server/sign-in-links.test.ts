import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addStranger,
  changePerson,
  createPerson,
  findPersonByAddress,
  signInLink,
} from '#capabilities/people/index.ts';
import type { AccountId } from '#kernel/ids.ts';
import { transaction } from '#platform/database/transaction.ts';
import { ADMIN, addAccount, addPerson, eventually, open, setUpDesk, signedIn } from '../testing/cast.ts';
import { emptyDatabase } from '../testing/empty-database.ts';
import { openPeopleApp, type PeopleApp } from '../testing/people-app.ts';

let app: PeopleApp;
let road: AccountId;
beforeAll(async () => {
  app = await openPeopleApp({ ownerUrl: await emptyDatabase() });
  await setUpDesk(app);
  road = await addAccount(app, 'Road Freight');
});
afterAll(() => app.close());

let people = 0;
async function customer(): Promise<{ id: Awaited<ReturnType<typeof addPerson>>['id']; email: string }> {
  people += 1;
  const email = `carla${people}@marenholt.example`;
  const carla = await addPerson(app, { name: `Carla ${people}`, email, roles: ['customer'], accountId: road });
  return { id: carla.id, email };
}

let askers = 0;
function asker() {
  askers += 1;
  return app.visitor({ from: `203.0.113.${askers}` });
}

const ask = (email: string, callbackURL?: string) =>
  asker().post('/api/auth/sign-in/magic-link', { email, ...(callbackURL === undefined ? {} : { callbackURL }) });

const mailsTo = (email: string) => app.sink.list().filter((mail) => mail.envelopeTo.includes(email));

async function mailTo(email: string) {
  const found = await eventually(() => mailsTo(email).at(0));
  const full = await app.sink.get(found.id);
  if (!full?.mail) throw new Error('The mail cannot be read.');
  return full.mail;
}

const linkIn = (text: string) => /http\S+/.exec(text)?.[0] ?? '';

const verified = (email: string) =>
  transaction(app.system(), async (tx) => (await findPersonByAddress(tx, email))?.emailVerified);

async function expire(): Promise<void> {
  await app.platform.database.identity.query(`update verification set expires_at = now() - interval '1 second'`);
}

describe('a link by mail', () => {
  test('signs in, proves the address and leads back', async () => {
    const { id, email } = await customer();
    expect(await verified(email)).toBe(false);
    const answer = await ask(email.toUpperCase(), '/cases/10482?tab=story');
    expect([answer.status, answer.body]).toEqual([200, { status: true }]);
    const mail = await mailTo(email);
    expect(mail.subject).toBe(`Your link to sign in at ${ADMIN.organisation}`);
    const visitor = app.visitor();
    const opened = await open(visitor, linkIn(mail.text ?? ''));
    expect([opened.status, opened.headers.location]).toEqual([303, '/cases/10482?tab=story']);
    expect((await visitor.get('/api/v1/me')).body).toMatchObject({ id, roles: ['customer'] });
    expect(await verified(email)).toBe(true);
  });

  test('begins with the configured address, whatever the request says', async () => {
    const { email } = await customer();
    await asker().post(
      '/api/auth/sign-in/magic-link',
      { email },
      { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
    );
    const mail = await mailTo(email);
    expect(linkIn(mail.text ?? '')).toMatch(/^http:\/\/desk\.example\/api\/auth\/magic-link\/verify\?token=/);
    expect(`${mail.text}${mail.html}`).not.toContain('evil.example');
  });

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'never leads to %s',
    async (elsewhere) => {
      const { id, email } = await customer();
      await ask(email, elsewhere);
      const opened = await open(app.visitor(), linkIn((await mailTo(email)).text ?? ''));
      expect(opened.headers.location).toBe('/');
      const link = new URL(await signInLink(app.platform, id));
      link.searchParams.set('callbackURL', elsewhere);
      expect((await open(app.visitor(), link.href)).headers.location).toBe('/');
    },
  );

  test('works once', async () => {
    const { id } = await customer();
    const link = await signInLink(app.platform, id, '/cases');
    const opened = await Promise.all(Array.from({ length: 5 }, () => open(app.visitor(), link)));
    expect(opened.filter(({ headers }) => headers.location === '/cases')).toHaveLength(1);
    const late = await open(app.visitor(), link);
    expect([late.status, late.headers.location, late.cookies]).toEqual([
      303,
      '/signin?return=%2Fcases&problem=link-used',
      [],
    ]);
  });

  test('works no longer than its time', async () => {
    const { id } = await customer();
    const link = await signInLink(app.platform, id);
    await expire();
    const visitor = app.visitor();
    expect((await open(visitor, link)).headers.location).toBe('/signin?return=%2F&problem=link-used');
    expect((await visitor.get('/api/v1/me')).status).toBe(401);
  });

  test('mailed on request lives 10 minutes, one handed out 12 hours', async () => {
    const { id, email } = await customer();
    await expire();
    await ask(email);
    await mailTo(email);
    await signInLink(app.platform, id);
    const { rows } = await app.platform.database.identity.query<{ minutes: number }>(
      `select round(extract(epoch from expires_at - now()) / 60)::integer as minutes from verification
       where expires_at > now() order by 1`,
    );
    expect(rows.map(({ minutes }) => minutes)).toEqual([10, 720]);
  });

  test('is kept only as a hash', async () => {
    const { id } = await customer();
    const token = new URL(await signInLink(app.platform, id)).searchParams.get('token') ?? '';
    expect(token.length).toBeGreaterThan(40);
    const { rows } = await app.platform.database.identity.query('select * from verification');
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test.each(['', 'x', 'null', '0', '%00', 'a'.repeat(5000)])('with the token %j signs nobody in', async (token) => {
    const visitor = app.visitor();
    const answer = await visitor.get(`/api/auth/magic-link/verify?token=${token}`);
    expect(answer.headers.location).toBe('/signin?return=%2F&problem=link-used');
    const twice = await visitor.get('/api/auth/magic-link/verify?token=a&token=b');
    expect(twice.headers.location).toBe('/signin?return=%2F&problem=link-used');
    expect(visitor.cookies.size).toBe(0);
  });
});

describe('an address that is nobody’s', () => {
  test('is answered like one that is somebody’s, and gets no mail', async () => {
    const { email } = await customer();
    const known = await ask(email);
    const unknown = await ask('nobody@marenholt.example');
    expect([unknown.status, unknown.body, unknown.cookies]).toEqual([known.status, known.body, known.cookies]);
    await mailTo(email);
    // The later request was answered first; when a third one has its mail, the unknown one had its turn.
    const third = await customer();
    await ask(third.email);
    await mailTo(third.email);
    expect(mailsTo('nobody@marenholt.example')).toEqual([]);
    const { rows } = await app.platform.database.identity.query(`select 1 from "user" where email like 'nobody%'`);
    expect(rows).toEqual([]);
  });

  test('of somebody who left gets no mail either', async () => {
    const { id, email } = await customer();
    const link = await signInLink(app.platform, id);
    await changePerson(app.system(), { personId: id, active: false });
    await expect(signInLink(app.platform, id)).rejects.toThrow(/left/);
    const visitor = app.visitor();
    await open(visitor, link);
    expect((await visitor.get('/api/v1/me')).status).toBe(401);
    await ask(email);
    const other = await customer();
    await ask(other.email);
    await mailTo(other.email);
    expect(mailsTo(email)).toEqual([]);
  });

  test('is refused when it is no address', async () => {
    for (const email of [
      'nobody',
      '',
      'a@b',
      '"a" <x@y.example>',
      'a@b.example\r\nBcc: c@d.example',
      'a@b.example, c@d.example',
    ]) {
      expect((await ask(email)).status).toBe(422);
    }
  });
});

test('no mailbox is flooded', async () => {
  const { email } = await customer();
  for (let i = 0; i < 8; i += 1) expect((await ask(email)).body).toEqual({ status: true });
  const other = await customer();
  await ask(other.email);
  await mailTo(other.email);
  expect(mailsTo(email)).toHaveLength(1);
});

describe('an address is no identity', () => {
  test('whoever wrote a mail reads nothing until they opened a link that was sent there', async () => {
    const address = 'wanda@elsewhere.example';
    const wanda = await addStranger(app.system(), { name: 'Wanda', address: 'Wanda@Elsewhere.example' });
    expect(wanda).toMatchObject({ email: address, emailVerified: false, roles: ['customer'], accountName: 'Guests' });
    const again = await addStranger(app.system(), { name: 'Somebody else', address });
    expect(again.id).toBe(wanda.id);
    await ask(address);
    const visitor = app.visitor();
    await open(visitor, linkIn((await mailTo(address)).text ?? ''));
    expect((await visitor.get('/api/v1/me')).body.id).toBe(wanda.id);
    expect(await verified(address)).toBe(true);
  });

  test('two mails of one newcomer at the same time make one person', async () => {
    const address = 'twice@elsewhere.example';
    const made = await Promise.all([1, 2, 3].map((n) => addStranger(app.system(), { name: `Twice ${n}`, address })));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  });

  test('what a mail claimed gives way to the person whom an administrator adds', async () => {
    const address = 'claimed@marenholt.example';
    const guest = await addStranger(app.system(), { name: 'Whoever', address });
    const early = await signInLink(app.platform, guest.id);
    const real = await addPerson(app, { name: 'Real', email: address, roles: ['customer'], accountId: road });
    const visitor = await signedIn(app, real.id);
    expect((await visitor.get('/api/v1/me')).body.id).toBe(real.id);
    const thief = app.visitor();
    await open(thief, early);
    expect((await thief.get('/api/v1/me')).status).toBe(401);
    const found = await transaction(app.system(), (tx) => findPersonByAddress(tx, address));
    expect(found?.id).toBe(real.id);
  });

  test('what somebody proved is theirs, also against an administrator’s new person', async () => {
    const address = 'proved@elsewhere.example';
    const guest = await addStranger(app.system(), { name: 'Proved', address });
    await signedIn(app, guest.id);
    const made = await createPerson(app.system(), {
      name: 'Another',
      email: address,
      roles: ['customer'],
      accountId: road,
      language: 'en',
      timeZone: 'Europe/Berlin',
    });
    expect(made).toMatchObject({ ok: false, refusal: { code: 'person.address-taken' } });
  });
});
