import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { peopleContract } from '#capabilities/people/contract.ts';
import { HOUR, toIso } from '#kernel/time.ts';
import { ACCOUNTS, PEOPLE, type PersonName, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, caseStory, confirm, escalate, findMyCase, listMyCases, reply, shareMyCase, suggest, take, writeToUs } =
  casesContract.endpoints;
const { changeAccount, me, readAccount } = peopleContract.endpoints;

let app: TestApp;
let before: string;
beforeAll(async () => {
  app = await startTestApp();
  before = (await (await app.as('maria'))(ask, { body: { text: 'Asked before anybody shared anything.' } })).id;
});
afterAll(() => app.stop());

async function sees(colleaguesSee: 'nobody' | 'account-managers' | 'everybody', managers: readonly PersonName[] = []) {
  const admin = await app.as('admin');
  const params = { accountId: ACCOUNTS.north };
  const { version } = await admin(readAccount, { params });
  const managerIds = managers.map((name) => PEOPLE[name].id);
  return admin(changeAccount, { params, ifMatch: version, body: { colleaguesSee, managerIds } });
}

async function asked(text: string, keepPrivate = false) {
  return (await app.as('maria'))(ask, { body: { text, keepPrivate } });
}

async function listOf(name: PersonName): Promise<readonly string[]> {
  const { items } = await (await app.as(name))(listMyCases, { query: { whose: 'colleagues', limit: 50 } });
  return items.map(({ id }) => id);
}

const notThere = { status: 404, code: 'not-found' };

async function isHiddenFrom(name: PersonName, story: { readonly id: string; readonly number: number }) {
  const call = await app.as(name);
  const never = await call(caseStory, { params: { caseId: '019a0000-0000-7000-8000-00000000dead' as never } }).catch(
    ({ status, code }) => ({ status, code }),
  );
  expect(never).toEqual(notThere);
  await expect(call(caseStory, { params: { caseId: story.id as never } })).rejects.toMatchObject(notThere);
  await expect(call(findMyCase, { params: { number: story.number } })).rejects.toMatchObject(notThere);
  expect(await listOf(name)).not.toContain(story.id);
}

describe('the cases of colleagues', () => {
  it('are nobody’s to see, until an administrator lets the account share them', async () => {
    const story = await asked('The gate of hall 3 stays shut.');
    expect(story).toMatchObject({ mine: true, colleaguesSee: null });
    expect((await (await app.as('luc'))(me, {})).seesColleagues).toBe(false);
    await isHiddenFrom('luc', story);
  });

  it('are seen by everybody of the account from then on, and by nobody else', async () => {
    await sees('everybody');
    expect((await (await app.as('luc'))(me, {})).seesColleagues).toBe(true);
    const story = await asked('The gate of hall 4 stays shut.');
    expect(story).toMatchObject({ mine: true, colleaguesSee: true });
    const luc = await app.as('luc');
    const params = { caseId: story.id };
    expect(await luc(caseStory, { params })).toMatchObject({
      mine: false,
      requester: PEOPLE.maria.name,
      subject: story.subject,
      mayWrite: false,
      mayEscalate: false,
      colleaguesSee: null,
    });
    expect(await luc(findMyCase, { params: { number: story.number } })).toEqual({ id: story.id });
    expect(await listOf('luc')).toContain(story.id);
    expect((await luc(listMyCases, {})).items).toEqual([]);
    expect(await listOf('maria')).not.toContain(story.id);
    await isHiddenFrom('dora', story);
  });

  it('stay hidden where they were asked before that', async () => {
    await sees('everybody');
    const luc = await app.as('luc');
    await expect(luc(caseStory, { params: { caseId: before as never } })).rejects.toMatchObject(notThere);
    expect(await listOf('luc')).not.toContain(before);
  });

  it('are only to read', async () => {
    await sees('everybody');
    const { id: caseId, version } = await asked('The scale in hall 4 shows nothing.');
    const params = { caseId };
    const luc = await app.as('luc');
    const body = { text: 'With us too.' };
    await expect(luc(writeToUs, { params, body })).rejects.toMatchObject(notThere);
    await expect(luc(confirm, { params, body: { works: true } })).rejects.toMatchObject(notThere);
    await expect(luc(shareMyCase, { params, body: { see: false } })).rejects.toMatchObject(notThere);
    const urgent = { words: 'Now!', neededBy: toIso(app.clock.now() + HOUR) };
    await expect(luc(escalate, { params, body: urgent })).rejects.toMatchObject(notThere);
    expect(await (await app.as('maria'))(caseStory, { params })).toMatchObject({ version, messages: [{}] });
  });

  it('stay private where they were asked so, and where their requester says so later', async () => {
    await sees('everybody');
    await isHiddenFrom('luc', await asked('About my salary slip.', true));
    const story = await asked('About my parking space.');
    const params = { caseId: story.id };
    const maria = await app.as('maria');
    const kept = await maria(shareMyCase, { params, body: { see: false } });
    expect(kept.colleaguesSee).toBe(false);
    expect(kept.history.at(-1)?.kind).toBe('case.kept-private');
    await isHiddenFrom('luc', story);
    await maria(shareMyCase, { params, body: { see: true } });
    expect(await listOf('luc')).toContain(story.id);
  });

  it('are for account managers alone where the account says so', async () => {
    await sees('account-managers');
    const story = await asked('The forklift does not charge.');
    await isHiddenFrom('luc', story);
    expect((await sees('account-managers', ['luc'])).managers).toEqual([{ id: PEOPLE.luc.id, name: PEOPLE.luc.name }]);
    expect(await listOf('luc')).toContain(story.id);
    await sees('nobody', ['luc']);
    await isHiddenFrom('luc', story);
  });

  it('are among what is suggested while somebody asks, after their own', async () => {
    await sees('everybody');
    const { id: caseId, number } = await asked('The label printer prints Zwiebelfisch.');
    const params = { caseId };
    const luc = await app.as('luc');
    const query = { q: 'label printer zwiebelfisch' };
    expect((await luc(suggest, { query })).open).toMatchObject([{ number, colleague: PEOPLE.maria.name }]);
    const ayse = await app.as('ayse');
    await ayse(take, { params });
    await ayse(reply, { params, body: { text: 'Turn the ribbon.', next: { follow: 'resolves' } } });
    await (await app.as('maria'))(confirm, { params, body: { works: true } });
    expect((await luc(suggest, { query })).answered).toMatchObject([
      { number, helped: 'Turn the ribbon.', colleague: PEOPLE.maria.name },
    ]);
    await sees('nobody');
    expect(await luc(suggest, { query })).toEqual({ open: [], answered: [] });
  });

  it('are shared by administrators alone, with managers who belong to the account', async () => {
    const params = { accountId: ACCOUNTS.north };
    const body = { colleaguesSee: 'everybody' } as const;
    for (const name of ['luc', 'ayse', 'tom', 'grace'] as const) {
      const call = (await app.as(name))(changeAccount, { params, ifMatch: 1, body });
      await expect(call).rejects.toMatchObject({ status: 403 });
    }
    await expect(sees('everybody', ['dora'])).rejects.toMatchObject({ code: 'account.manager-elsewhere' });
  });
});
