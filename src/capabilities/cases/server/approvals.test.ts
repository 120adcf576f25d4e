import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueContract } from '#capabilities/catalogue/contract.ts';
import { promisesContract } from '#capabilities/promises/contract.ts';
import { fromIso, HOUR, toIso } from '#kernel/time.ts';
import { PEOPLE, type PersonName, SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { answerApproval, caseStory, confirm, getCase, listCases, listMyCases, readOffer, reply, request, take } =
  casesContract.endpoints;

let app: TestApp;
let slug: string;
beforeAll(async () => {
  app = await startTestApp();
  const admin = await app.as('admin');
  const body = {
    name: 'Laptop',
    summary: 'A device.',
    serviceId: SERVICES.rooms,
    approverId: PEOPLE.femi.id,
    form: [{ key: 'why', label: 'What is it for?', kind: 'text', required: true } as const],
  };
  slug = (await admin(catalogueContract.endpoints.createItem, { body })).slug;
  const customer = { ...body, name: 'Not by a customer', approverId: PEOPLE.luc.id };
  await expect(admin(catalogueContract.endpoints.createItem, { body: customer })).rejects.toMatchObject({
    code: 'request-item.approver-not-of-the-desk',
  });
});
afterAll(() => app.stop());

async function requested(by: PersonName = 'maria') {
  const customer = await app.as(by);
  const answers = [{ field: 'why', values: ['To work at home.'] }];
  return customer(request, { params: { slug }, body: { answers } });
}

const approve = { decision: 'approve' } as const;
const decline = { decision: 'decline', reason: 'The old one is from last year.' } as const;
const nextWord = () => ({ follow: 'next-word', by: toIso(app.clock.now() + HOUR) }) as const;

describe('a request that somebody says yes or no to', () => {
  it('owes the answer by the moment that was shown before, by whoever is asked, and nothing else', async () => {
    const maria = await app.as('maria');
    const { approval } = await maria(readOffer, { params: { slug } });
    expect(approval).toMatchObject({ approver: PEOPLE.femi.name });
    const story = await requested();
    expect(story.promises).toMatchObject([{ kind: 'approval', due: approval?.by, state: 'running' }]);
    expect(story).toMatchObject({
      next: { kind: 'approval', from: PEOPLE.femi.name, by: approval?.by },
      request: { approval: { approver: PEOPLE.femi.name, state: 'asked', isMine: false } },
    });
    const femi = await app.as('femi');
    expect(await femi(getCase, { params: { caseId: story.id } })).toMatchObject({
      state: 'approval-pending',
      request: { approval: { isMine: true } },
    });
    expect((await femi(listMyCases, {})).items).toEqual([]);
  });

  it('begins with a yes: the answer is kept, and the desk owes its word from then on', async () => {
    const { id: caseId } = await requested();
    const params = { caseId };
    app.clock.forward(HOUR);
    const femi = await app.as('femi');
    const approved = await femi(answerApproval, { params, body: approve });
    expect(approved).toMatchObject({ state: 'approved', request: { approval: { state: 'approved' } } });
    const story = await (await app.as('maria'))(caseStory, { params });
    expect(story.promises.map(({ kind, state }) => [kind, state])).toEqual([
      ['approval', 'kept'],
      ['first-response', 'running'],
      ['resolve', 'running'],
    ]);
    expect(story.messages.at(-1)?.text).toContain('said yes');
    expect(fromIso(story.next?.by ?? '')).toBeGreaterThan(app.clock.now());
    const ayse = await app.as('ayse');
    expect(await ayse(take, { params })).toMatchObject({ state: 'fulfilling' });
  });

  it('ends with a no, whose reason the requester reads', async () => {
    const { id: caseId } = await requested();
    const params = { caseId };
    const femi = await app.as('femi');
    await expect(femi(answerApproval, { params, body: { ...decline, reason: ' ' } })).rejects.toMatchObject({
      status: 422,
    });
    await femi(answerApproval, { params, body: decline });
    const story = await (await app.as('maria'))(caseStory, { params });
    expect(story).toMatchObject({
      state: 'cancelled',
      next: null,
      request: { approval: { state: 'declined', reason: decline.reason } },
      promises: [{ kind: 'approval', state: 'kept' }],
    });
    expect(story.messages.at(-1)?.text).toContain(decline.reason);
    expect(story.history.map(({ kind }) => kind)).toContain('case.declined');
  });

  it('is answered once, and by nobody else, for whom it is as if they were not asked', async () => {
    const { id: caseId } = await requested();
    const params = { caseId };
    const [promised] = (await (await app.as('femi'))(getCase, { params })).promises;
    const promiseId = promised?.id ?? '';
    await expect(
      (await app.as('femi'))(promisesContract.endpoints.fulfil, { params: { promiseId }, body: {} }),
    ).rejects.toMatchObject({ code: 'promise.needs-an-answer' });
    for (const name of ['ayse', 'tom', 'admin'] as const) {
      const call = await app.as(name);
      await expect(call(answerApproval, { params, body: approve })).rejects.toMatchObject({ status: 404 });
    }
    await expect((await app.as('maria'))(answerApproval, { params, body: approve })).rejects.toMatchObject({
      status: 403,
    });
    const femi = await app.as('femi');
    await femi(answerApproval, { params, body: approve });
    await expect(femi(answerApproval, { params, body: decline })).rejects.toMatchObject({ status: 404 });
  });

  it('is written about, but neither begun nor called done, before the yes', async () => {
    const { id: caseId } = await requested();
    const params = { caseId };
    const ayse = await app.as('ayse');
    const said = await ayse(reply, { params, body: { text: 'Femi looks at it.', next: nextWord() } });
    expect(said.case.state).toBe('approval-pending');
    const done = { text: 'Here it is.', next: { follow: 'resolves' } } as const;
    await expect(ayse(reply, { params, body: done })).rejects.toMatchObject({ code: 'case.awaits-approval' });
    const maria = await app.as('maria');
    await expect(maria(confirm, { params, body: { works: true } })).rejects.toMatchObject({
      code: 'case.awaits-approval',
    });
    const femi = await app.as('femi');
    await femi(answerApproval, { params, body: decline });
    expect((await ayse(listCases, { query: { show: 'open' } })).items.map(({ id }) => id)).not.toContain(caseId);
  });
});
