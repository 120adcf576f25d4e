import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isSetUp } from '#capabilities/people/index.ts';
import { ADMIN } from '../testing/cast.ts';
import { emptyDatabase } from '../testing/empty-database.ts';
import { openPeopleApp, type PeopleApp } from '../testing/people-app.ts';

describe('the first set-up', () => {
  let app: PeopleApp;
  beforeAll(async () => {
    app = await openPeopleApp({ ownerUrl: await emptyDatabase() });
  });
  afterAll(() => app.close());

  test('is asked for while nobody is here', async () => {
    const answer = await app.visitor().get('/api/v1/installation');
    expect(answer.body).toEqual({
      organisation: 'Evenkeel',
      needsSetUp: true,
      phone: null,
      methods: ['password', 'magic-link'],
    });
    expect(await isSetUp(app.platform)).toBe(false);
  });

  test.each([
    ['a short password', { password: 'too short' }],
    ['no address', { email: 'nobody' }],
    ['an unknown zone', { timeZone: 'Europe/Nowhere' }],
    ['an unknown field', { roles: ['admin'] }],
    ['a name with a NUL', { name: 'Ann\u0000' }],
  ])('refuses %s and changes nothing', async (_what, wrong) => {
    const answer = await app.visitor().post('/api/v1/installation', { ...ADMIN, ...wrong });
    expect(answer.status).toBe(422);
    expect(await isSetUp(app.platform)).toBe(false);
  });

  test('works for exactly one of many who try at the same time', async () => {
    const tries = Array.from({ length: 8 }, (_, i) =>
      app.visitor().post('/api/v1/installation', { ...ADMIN, email: `ann${i}@marenholt.example` }),
    );
    const answers = await Promise.all(tries);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
    const winner = answers.findIndex(({ status }) => status === 201);
    const admin = app.visitor();
    await admin.post('/api/auth/sign-in/email', {
      email: `ann${winner}@marenholt.example`,
      password: ADMIN.password,
    });
    const me = await admin.get('/api/v1/me');
    expect(me.body).toMatchObject({
      id: answers[winner]?.body.personId,
      roles: ['admin', 'lead'],
      teams: [{ name: 'Service desk' }],
      accounts: [{ name: ADMIN.organisation }],
      organisation: { name: ADMIN.organisation, timeZone: 'Europe/Berlin', phone: null },
    });
    const people = await admin.get('/api/v1/people');
    expect(people.body.items).toHaveLength(1);
  });

  test('is over once somebody is here', async () => {
    const answer = await app.visitor().post('/api/v1/installation', ADMIN);
    expect(answer.status).toBe(409);
    expect(answer.body.type).toBe('/problems/installation.set-up-already');
    const installation = await app.visitor().get('/api/v1/installation');
    expect(installation.body).toMatchObject({ organisation: ADMIN.organisation, needsSetUp: false });
    expect(await isSetUp(app.platform)).toBe(true);
  });
});
