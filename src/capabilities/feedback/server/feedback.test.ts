import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casesContract } from '#capabilities/cases/contract.ts';
import { peopleContract } from '#capabilities/people/contract.ts';
import type { CaseId } from '#kernel/ids.ts';
import { DAY, MINUTE } from '#kernel/time.ts';
import { eventually, PEOPLE, SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { feedbackContract } from '../contract.ts';

const { ask, caseStory, confirm, getCase, reply, take } = casesContract.endpoints;
const { changeMe } = peopleContract.endpoints;
const c = feedbackContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ parts: { worker: true } });
});
afterAll(() => app.stop());

async function solved(): Promise<CaseId> {
  const [maria, ayse] = [await app.as('maria'), await app.as('ayse')];
  const { id } = await maria(ask, { body: { text: 'The badge printer prints nothing.', serviceId: SERVICES.rooms } });
  await ayse(take, { params: { caseId: id } });
  await ayse(reply, { params: { caseId: id }, body: { text: 'It prints again.', next: { follow: 'resolves' } } });
  return id;
}

async function done(): Promise<{ readonly caseId: CaseId }> {
  const [maria, params] = [await app.as('maria'), { caseId: await solved() }];
  await maria(confirm, { params, body: { works: true } });
  return params;
}

const owedOn = async (params: { readonly caseId: CaseId }) => {
  const grace = await app.as('grace');
  const { promises } = await grace(getCase, { params });
  return promises.filter(({ kind }) => kind === 'feedback-answer');
};

describe('saying how it was', () => {
  it('is asked once a case is done, saved by one act, and not asked again', async () => {
    const [maria, params] = [await app.as('maria'), await done()];
    expect(await maria(c.readMyFeedback, { params })).toMatchObject({ asks: true, mayGive: true, given: null });
    const given = await maria(c.giveFeedback, { params, body: { rating: 4 } });
    expect(given).toMatchObject({ asks: false, given: { rating: 4, words: null, causes: [] }, owed: null });
    expect(await owedOn(params)).toEqual([]);
  });

  it('is not asked before the case is done, nor refused twice the same', async () => {
    const maria = await app.as('maria');
    const { id: caseId } = await maria(ask, { body: { text: 'The lamp flickers.', serviceId: SERVICES.rooms } });
    const params = { caseId };
    expect(await maria(c.readMyFeedback, { params })).toMatchObject({ asks: false, mayGive: false });
    const early = maria(c.giveFeedback, { params, body: { rating: 1 } });
    await expect(early).rejects.toMatchObject({ code: 'feedback.not-done', status: 409 });
    const twice = await done();
    await maria(c.giveFeedback, { params: twice, body: { rating: 2 } });
    await maria(c.giveFeedback, { params: twice, body: { rating: 2 } });
    expect(await owedOn(twice)).toHaveLength(1);
  });

  it('can be said by who says that it does not work, and stays when it works after all', async () => {
    const [maria, ayse, params] = [await app.as('maria'), await app.as('ayse'), { caseId: await solved() }];
    await maria(confirm, { params, body: { works: false, text: 'It prints nothing.' } });
    const { owed } = await maria(c.giveFeedback, { params, body: { rating: 1, causes: ['not-fixed'] } });
    expect(owed).toMatchObject({ from: PEOPLE.tom.name });
    await ayse(reply, { params, body: { text: 'Now it does.', next: { follow: 'resolves' } } });
    await maria(confirm, { params, body: { works: true } });
    expect((await owedOn(params)).map(({ state }) => state)).toEqual(['running']);
  });

  it('is not asked of who said no, in the story or by mail; they can say it all the same', async () => {
    const [maria, params] = [await app.as('maria'), await done()];
    await maria(changeMe, { body: { mayBeAsked: false } });
    expect(await maria(c.readMyFeedback, { params })).toMatchObject({ asks: false, mayGive: true });
    const caseId = await solved();
    await maria(changeMe, { body: { mayBeAsked: true } });
    const asked = await solved();
    const mails = await app.sql<{ id: string; asks: boolean }>(
      `select subject_id as id, content::text like '%feedback?rating=%' as asks from conversations.outbound_mail
       where subject_id = any ($1) and purpose = 'reply'`,
      [[caseId, asked]],
    );
    expect(new Map(mails.map(({ id, asks }) => [id, asks]))).toEqual(
      new Map([
        [caseId, false],
        [asked, true],
      ]),
    );
  });

  it('can be changed for a week, and not begun after a month', async () => {
    const [maria, params, other] = [await app.as('maria'), await done(), await done()];
    await maria(c.giveFeedback, { params, body: { rating: 3 } });
    app.clock.forward(6 * DAY);
    const changed = await maria(c.giveFeedback, { params, body: { rating: 5, words: 'It still works!' } });
    expect(changed).toMatchObject({ given: { rating: 5, words: 'It still works!' }, owed: { from: PEOPLE.tom.name } });
    app.clock.forward(2 * DAY);
    const late = maria(c.giveFeedback, { params, body: { rating: 1 } });
    await expect(late).rejects.toMatchObject({ code: 'feedback.stands' });
    app.clock.forward(23 * DAY);
    const begun = maria(c.giveFeedback, { params: other, body: { rating: 1 } });
    await expect(begun).rejects.toMatchObject({ code: 'feedback.too-late' });
    expect(await maria(c.readMyFeedback, { params: other })).toMatchObject({ asks: false, mayGive: false });
  });

  it('is nobody else’s to say or to read', async () => {
    const [params, luc, dora, femi] = [await done(), await app.as('luc'), await app.as('dora'), await app.as('femi')];
    const maria = await app.as('maria');
    await maria(c.giveFeedback, { params, body: { rating: 2, words: 'Nobody said anything.' } });
    for (const stranger of [luc, dora, femi]) {
      await expect(stranger(c.readMyFeedback, { params })).rejects.toMatchObject({ status: 404 });
      const given = stranger(c.giveFeedback, { params, body: { rating: 1 } });
      await expect(given).rejects.toMatchObject({ status: 404 });
    }
    await expect(femi(c.feedbackOnCase, { params })).rejects.toMatchObject({ status: 404 });
    await expect(maria(c.feedbackOnCase, { params })).rejects.toMatchObject({ status: 403 });
    await expect(maria(c.listFeedback, {})).rejects.toMatchObject({ status: 403 });
    await expect((await app.as('ayse'))(c.listFeedback, {})).rejects.toMatchObject({ status: 403 });
    const { history } = await maria(caseStory, { params });
    expect(JSON.stringify(history)).not.toContain('Nobody said anything');
  });
});

describe('the answer', () => {
  it('is promised to who is unhappy within two open days, by the lead, and to who wrote within five', async () => {
    const [maria, params, other] = [await app.as('maria'), await done(), await done()];
    const unhappy = await maria(c.giveFeedback, { params, body: { rating: 1 } });
    const wrote = await maria(c.giveFeedback, { params: other, body: { rating: 5, words: 'Thank you.' } });
    expect(unhappy.owed?.from).toBe(PEOPLE.tom.name);
    expect(Date.parse(wrote.owed?.by ?? '')).toBeGreaterThan(Date.parse(unhappy.owed?.by ?? ''));
    const story = await maria(caseStory, { params });
    expect(story.promises.some(({ text }) => text.includes('answers what you told us'))).toBe(true);
  });

  it('is owed sooner when they say that it was worse, and no more when all was well', async () => {
    const [maria, params] = [await app.as('maria'), await done()];
    const wrote = await maria(c.giveFeedback, { params, body: { rating: 3, words: 'It took long.' } });
    const worse = await maria(c.giveFeedback, { params, body: { rating: 1 } });
    expect(Date.parse(worse.owed?.by ?? '')).toBeLessThan(Date.parse(wrote.owed?.by ?? ''));
    const well = await maria(c.giveFeedback, { params, body: { rating: 4, words: null } });
    expect(well.owed).toBeNull();
    expect((await owedOn(params)).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
  });

  it('is given once, by who leads, kept as promised, and read by the customer and in a mail', async () => {
    const [maria, ayse, tom] = [await app.as('maria'), await app.as('ayse'), await app.as('tom')];
    const params = await done();
    await maria(c.giveFeedback, { params, body: { rating: 2, words: 'Nobody called.', causes: ['no-news'] } });
    const [said] = (await tom(c.feedbackOnCase, { params })).items;
    expect(said).toMatchObject({
      rating: 2,
      causes: ['no-news'],
      mayAnswer: true,
      owed: { by: { name: PEOPLE.tom.name } },
    });
    const onIt = { params: { ...params, feedbackId: said?.id ?? ('' as never) } };
    const body = { outcome: 'acting', words: 'You are right. We call back now.' } as const;
    await expect(ayse(c.answerFeedback, { ...onIt, body })).rejects.toMatchObject({ status: 403 });
    const answered = await tom(c.answerFeedback, { ...onIt, body, ifMatch: said?.version ?? 0 });
    expect(answered).toMatchObject({ owed: null, mayAnswer: false, answer: { ...body, by: PEOPLE.tom.name } });
    await expect(tom(c.answerFeedback, { ...onIt, body })).rejects.toMatchObject({ code: 'feedback.answered-already' });
    expect(await maria(c.readMyFeedback, { params })).toMatchObject({
      mayGive: false,
      owed: null,
      answer: { words: body.words, by: PEOPLE.tom.name },
    });
    expect((await owedOn(params)).map(({ state }) => state)).toEqual(['kept']);
    await eventually('the answer is mailed', async () => {
      const [mail] = await app.sql<{ n: number }>(
        `select count(*)::int as n from conversations.outbound_mail where subject_id = $1 and content::text like '%We call back now%'`,
        [params.caseId],
      );
      return mail?.n === 1;
    });
    const changed = maria(c.giveFeedback, { params, body: { rating: 5 } });
    await expect(changed).rejects.toMatchObject({ code: 'feedback.answered-already' });
  });

  it('refuses to answer words that changed meanwhile', async () => {
    const [maria, tom, params] = [await app.as('maria'), await app.as('tom'), await done()];
    await maria(c.giveFeedback, { params, body: { rating: 2 } });
    const [said] = (await tom(c.feedbackOnCase, { params })).items;
    await maria(c.giveFeedback, { params, body: { rating: 2, words: 'And rude.' } });
    const late = tom(c.answerFeedback, {
      params: { ...params, feedbackId: said?.id ?? ('' as never) },
      body: { outcome: 'informed', words: 'Noted.' },
      ifMatch: said?.version ?? 0,
    });
    await expect(late).rejects.toMatchObject({ status: 412 });
  });

  it('stays with who owes it when the case is reopened and taken by another', async () => {
    const [maria, jan, params] = [await app.as('maria'), await app.as('jan'), { caseId: await solved() }];
    await maria(c.giveFeedback, { params, body: { rating: 1 } });
    await maria(confirm, { params, body: { works: false, text: 'No.' } });
    await app.sql(`update cases."case" set owner_id = null where id = $1`, [params.caseId]);
    await jan(take, { params });
    expect((await maria(c.readMyFeedback, { params })).owed?.from).toBe(PEOPLE.tom.name);
  });

  it('is told to be late, also when the case is over, and whoever owes it hears of that', async () => {
    const [maria, params] = [await app.as('maria'), await done()];
    const { owed } = await maria(c.giveFeedback, { params, body: { rating: 1 } });
    app.clock.set(Date.parse(owed?.by ?? '') + MINUTE);
    await app.judge();
    await eventually('Maria is told', async () => {
      const { messages } = await maria(caseStory, { params });
      return messages.at(-1)?.text.includes('answers what you told us') ?? false;
    });
    await eventually('whoever owes it and the manager are told', async () => {
      const told = await app.sql<{ id: string }>(
        `select person_id as id from notices.notice
         where href = (select '/desk/case/' || number from cases."case" where id = $1)`,
        [params.caseId],
      );
      return told.length > 0 && told.every(({ id }) => id === PEOPLE.tom.id || id === PEOPLE.grace.id);
    });
  });
});

describe('what people say', () => {
  it('is listed for who leads and manages, what is owed first due first, and counted with its interval', async () => {
    const [maria, tom, grace] = [await app.as('maria'), await app.as('tom'), await app.as('grace')];
    const params = await done();
    await maria(c.giveFeedback, { params, body: { rating: 1, words: 'Never again.' } });
    const owed = await tom(c.listFeedback, { query: { show: 'owed' } });
    const dues = owed.items.map((one) => Date.parse(one.owed?.due ?? ''));
    expect(dues).toEqual(dues.toSorted((one, other) => one - other));
    expect(owed.items.find((one) => one.case.id === params.caseId)).toMatchObject({
      words: 'Never again.',
      person: { name: PEOPLE.maria.name },
      case: { subject: expect.stringContaining('badge printer') },
    });
    const mine = await grace(c.listFeedback, { query: { show: 'mine' } });
    expect(mine.items).toEqual([]);
    const all = await grace(c.listFeedback, { query: { show: 'all', limit: 2 } });
    expect(all.items).toHaveLength(2);
    const rest = await grace(c.listFeedback, { query: { show: 'all', limit: 2, cursor: all.next ?? '' } });
    expect(rest.items[0]?.id).not.toBe(all.items[0]?.id);
    const figures = await grace(c.feedbackFigures, {});
    expect(figures.n).toBe(figures.counts.reduce((sum, { n }) => sum + n, 0));
    expect(figures.happy).toMatchObject({ n: figures.n });
    expect(figures.owed).toBe(owed.items.length);
  });

  it('is no figure where nobody said anything', async () => {
    app.clock.forward(120 * DAY);
    const grace = await app.as('grace');
    expect(await grace(c.feedbackFigures, {})).toMatchObject({ n: 0, happy: null, unhappy: null });
  });
});
