import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wayOut } from '#capabilities/people/index.ts';
import type { PersonId } from '#kernel/ids.ts';
import { transaction } from '#platform/database/transaction.ts';
import { mailKeys } from '#platform/mail/keys.ts';
import { signListToken } from '#platform/mail/list-token.ts';
import { factsAbout } from '#platform/read-facts.ts';
import { addAccount, addPerson, setUpDesk, signedIn } from '../testing/cast.ts';
import { emptyDatabase } from '../testing/empty-database.ts';
import { openPeopleApp, type PeopleApp, type Visitor } from '../testing/people-app.ts';

let app: PeopleApp;
beforeAll(async () => {
  app = await openPeopleApp({ ownerUrl: await emptyDatabase() });
  await setUpDesk(app);
});
afterAll(() => app.close());

let people = 0;
async function customer(): Promise<{ id: PersonId; visitor: Visitor }> {
  people += 1;
  const accountId = await addAccount(app, `Account ${people}`);
  const email = `customer${people}@marenholt.example`;
  const { id } = await addPerson(app, { name: `Customer ${people}`, email, roles: ['customer'], accountId });
  return { id, visitor: await signedIn(app, id) };
}

const pathOf = async (id: PersonId) => new URL(await wayOut(app.platform, 'reminders', id)).pathname;

/** What mail programs post when their reader presses once. */
const press = (path: string) =>
  app.visitor().send({
    method: 'POST',
    url: path,
    payload: 'List-Unsubscribe=One-Click',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

const mailsOf = async (visitor: Visitor) => (await visitor.get('/api/v1/me')).body.optionalMails;
const stoppedBy = async (id: PersonId) => {
  const facts = await transaction(app.system(), (tx) => factsAbout(tx, 'person', id));
  return facts.filter(({ kind }) => kind === 'person.mails-stopped');
};

describe('mails that somebody may do without', () => {
  test('are chosen on the own page', async () => {
    const { visitor } = await customer();
    expect(await mailsOf(visitor)).toEqual(['reminders']);
    const change = (optionalMails: readonly string[]) =>
      visitor.send({ method: 'PATCH', url: '/api/v1/me', payload: { optionalMails } });
    expect((await change([])).body.optionalMails).toEqual([]);
    expect((await change(['reminders'])).body.optionalMails).toEqual(['reminders']);
    expect((await change([])).body.optionalMails).toEqual([]);
    expect((await change(['answers'])).status).toBe(422);
    expect(await mailsOf(visitor)).toEqual([]);
  });

  test('end by one press in a mail program, without sign-in, once', async () => {
    const { id, visitor } = await customer();
    const path = await pathOf(id);
    expect(await press(path)).toMatchObject({ status: 200, body: { stopped: true } });
    expect(await mailsOf(visitor)).toEqual([]);
    expect((await press(path)).status).toBe(200);
    expect(await stoppedBy(id)).toMatchObject([{ audience: 'team', data: { mail: 'reminders' } }]);
  });

  test('do not end because somebody looks at the link', async () => {
    const { id, visitor } = await customer();
    const path = await pathOf(id);
    for (const method of ['GET', 'HEAD'] as const) await app.visitor().send({ method, url: path });
    expect(await mailsOf(visitor)).toEqual(['reminders']);
  });

  test('do not end by the link of other mails, of somebody else, or of nobody', async () => {
    const [one, other] = [await customer(), await customer()];
    const token = (await pathOf(one.id)).split('/').at(-1) ?? '';
    const elsewhere = signListToken(await mailKeys(app.platform), { list: 'answers', personId: other.id });
    for (const wrong of [elsewhere, `${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}`, 'nothing']) {
      const refused = await press(`/mails/reminders/${wrong}`);
      expect(refused).toMatchObject({ status: 404, body: { type: '/problems/mails.unknown-link' } });
    }
    expect((await press(`/mails/answers/${token}`)).status).toBe(404);
    expect([await mailsOf(one.visitor), await mailsOf(other.visitor)]).toEqual([['reminders'], ['reminders']]);
  });

  test('do not end from another site in somebody’s browser', async () => {
    const { id, visitor } = await customer();
    const sent = { method: 'POST', url: await pathOf(id), headers: { 'sec-fetch-site': 'cross-site' } } as const;
    expect((await visitor.send(sent)).status).toBe(403);
    expect(await mailsOf(visitor)).toEqual(['reminders']);
  });
});
