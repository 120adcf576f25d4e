import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noticesContract } from '#capabilities/notices/contract.ts';
import type { CaseId } from '#kernel/ids.ts';
import { HOUR, toIso } from '#kernel/time.ts';
import { PEOPLE, type PersonName, SERVICES, startTestApp, TEAMS, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const {
  acceptTransfer,
  ask,
  askAfterTransfer,
  caseHistory,
  caseStory,
  draftTransfer,
  getCase,
  giveTransferBack,
  listMessages,
  listNotes,
  offerTransfer,
  reply,
  searchCases,
  take,
  takeTransferBack,
  today,
} = casesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ parts: { worker: true } });
});
afterAll(() => app.stop());

const brief = { problem: 'The screen in room 4 is black.', done: 'Cable changed.', next: 'Look at the firmware.' };
const toPerson = (name: PersonName) => ({ kind: 'person' as const, personId: PEOPLE[name].id });
const toField = { kind: 'team' as const, teamId: TEAMS.field };

/** A case that Ayse owns and has answered. */
async function owned(by: PersonName = 'maria'): Promise<{ caseId: CaseId }> {
  const [customer, ayse] = [await app.as(by), await app.as('ayse')];
  const { id } = await customer(ask, { body: { text: 'Room 4 shows nothing.', serviceId: SERVICES.rooms } });
  const params = { caseId: id };
  await ayse(take, { params });
  const next = { follow: 'next-word' as const, by: toIso(app.clock.now() + 3 * HOUR) };
  await ayse(reply, { params, body: { text: 'I look at it.', next } });
  return params;
}

async function noticesOf(name: PersonName, kind: string) {
  const call = await app.as(name);
  return expect.poll(
    async () => (await call(noticesContract.endpoints.listNotices, {})).items.filter(({ news }) => news.kind === kind),
    { timeout: 10_000 },
  );
}

describe('a warm transfer', () => {
  it('is drafted from what the case knows: brief, words for the customer, a moment, and how much people have', async () => {
    const [params, ayse] = [await owned('luc'), await app.as('ayse')];
    const draft = await ayse(draftTransfer, { params });
    expect(draft).toMatchObject({ problem: 'Room 4 shows nothing', done: 'I look at it.' });
    expect(draft.message).toContain('ich hole {receiver} dazu');
    expect(draft.next).toContain('promised');
    expect(Date.parse(draft.followUpBy)).toBeGreaterThan(app.clock.now());
    expect(draft.load.find(({ personId }) => personId === PEOPLE.ayse.id)?.open).toBeGreaterThan(0);
  });

  it('tells the customer who comes in and leaves every promise with the giver until it is accepted', async () => {
    const [params, ayse, jan, maria] = [
      await owned(),
      await app.as('ayse'),
      await app.as('jan'),
      await app.as('maria'),
    ];
    const offered = await ayse(offerTransfer, { params, body: { to: toPerson('jan'), ...brief } });
    expect(offered).toMatchObject({
      owner: { id: PEOPLE.ayse.id },
      transfer: { state: 'offered', to: { person: { id: PEOPLE.jan.id } }, mayAnswer: false, mayTakeBack: true },
    });
    const owed = offered.promises.filter(({ state }) => state === 'running');
    expect(owed.map(({ promisor }) => promisor.person?.id)).toEqual(owed.map(() => PEOPLE.ayse.id));
    expect(owed.map(({ kind }) => kind)).toContain('warm-transfer-followup');
    const { items } = await ayse(listMessages, { params });
    expect(items.at(-1)?.text).toContain('I am bringing in Jan Kowalczyk');
    const story = await maria(caseStory, { params });
    expect(story.promises.some(({ text }) => text.includes('whether that helped'))).toBe(true);
    expect(story.history.at(-1)?.kind).not.toBe('case.transfer-returned');
    expect((await ayse(listNotes, { params })).items.at(-1)?.text).toContain('Cable changed.');
    expect((await jan(getCase, { params })).transfer).toMatchObject({ mayAnswer: true, mayTakeBack: false, ...brief });
    expect((await jan(today, {})).offered.map(({ case: one }) => one.id)).toContain(params.caseId);
    await (await noticesOf('jan', 'case-offered')).toHaveLength(1);
  });

  it('accepted, gives the receiver the case with its promises; the giver still asks whether it helped', async () => {
    const [params, ayse, jan, maria] = [
      await owned(),
      await app.as('ayse'),
      await app.as('jan'),
      await app.as('maria'),
    ];
    await ayse(offerTransfer, { params, body: { to: toPerson('jan'), ...brief, message: 'Jan comes in.' } });
    const before = await jan(getCase, { params });
    const accepted = await jan(acceptTransfer, { params });
    expect(accepted).toMatchObject({ owner: { id: PEOPLE.jan.id }, assignee: { id: PEOPLE.jan.id } });
    expect(accepted.now?.text).toContain('has taken over from Ayse Yildiz');
    const due = (one: typeof before) => one.promises.filter(({ state }) => state === 'running').map((p) => p.due);
    expect(due(accepted)).toEqual(due(before));
    const keeps = (kind: string) => accepted.promises.filter((p) => p.kind === kind && p.state === 'running');
    expect(keeps('next-update')).toMatchObject([{ promisor: { person: { id: PEOPLE.jan.id } } }]);
    expect(keeps('warm-transfer-followup')).toMatchObject([{ promisor: { person: { id: PEOPLE.ayse.id } } }]);
    await (await noticesOf('ayse', 'case-accepted')).toHaveLength(1);
    const hers = await ayse(getCase, { params });
    expect(hers.transfer?.followUp?.words).toContain('Did that help you?');
    const asked = await ayse(askAfterTransfer, { params, body: { text: 'Did Jan help?' } });
    expect(asked.transfer?.followUp).toBeNull();
    expect(asked.promises.find(({ kind }) => kind === 'warm-transfer-followup')).toMatchObject({ state: 'kept' });
    const story = await maria(caseStory, { params });
    expect(story.messages.at(-1)?.text).toBe('Did Jan help?');
    expect(story.people.map(({ name, role }) => [name, role])).toEqual([
      ['Jan Kowalczyk', 'owner'],
      ['Ayse Yildiz', 'helper'],
    ]);
    await expect(ayse(askAfterTransfer, { params, body: { text: 'And now?' } })).rejects.toMatchObject({
      code: 'case.no-follow-up',
    });
  });

  it('to another team, can be read and accepted there, and goes to that team', async () => {
    const [params, ayse, femi] = [await owned(), await app.as('ayse'), await app.as('femi')];
    await expect(femi(getCase, { params })).rejects.toMatchObject({ status: 404 });
    await ayse(offerTransfer, { params, body: { to: toField, ...brief } });
    expect((await femi(getCase, { params })).transfer?.mayAnswer).toBe(true);
    const { items } = await femi(searchCases, { query: { q: 'nothing' } });
    expect(items.map(({ id }) => id)).toContain(params.caseId);
    const accepted = await femi(acceptTransfer, { params });
    expect(accepted).toMatchObject({ owner: { id: PEOPLE.femi.id }, team: { id: TEAMS.field } });
    expect((await ayse(getCase, { params })).owner?.id).toBe(PEOPLE.femi.id);
  });

  it('given back with a reason, stays with the giver, who is told; who was asked no longer sees it', async () => {
    const [params, ayse, femi, maria] = [
      await owned(),
      await app.as('ayse'),
      await app.as('femi'),
      await app.as('maria'),
    ];
    await ayse(offerTransfer, { params, body: { to: toPerson('femi'), ...brief } });
    const reason = 'I am on a train until six.';
    await femi(giveTransferBack, { params, body: { reason } });
    expect(await ayse(getCase, { params })).toMatchObject({
      owner: { id: PEOPLE.ayse.id },
      transfer: { state: 'returned', reason, answeredBy: { id: PEOPLE.femi.id } },
    });
    await expect(femi(getCase, { params })).rejects.toMatchObject({ status: 404 });
    await (await noticesOf('ayse', 'case-given-back')).toHaveLength(1);
    const { history } = await maria(caseStory, { params });
    expect(JSON.stringify(history)).not.toContain('train');
    expect((await ayse(caseHistory, { params })).items.at(-1)?.kind).toBe('case.transfer-returned');
  });

  it('is only of its two sides: nobody else answers, and what was taken back is not accepted', async () => {
    const [params, ayse, jan, tom] = [await owned(), await app.as('ayse'), await app.as('jan'), await app.as('tom')];
    const body = { to: toPerson('jan'), ...brief };
    await expect(jan(offerTransfer, { params, body: { ...body, to: toPerson('tom') } })).rejects.toMatchObject({
      code: 'case.transfer-not-owner',
    });
    await expect(ayse(offerTransfer, { params, body: { ...body, to: toPerson('maria') } })).rejects.toMatchObject({
      code: 'case.receiver-unknown',
    });
    await ayse(offerTransfer, { params, body });
    await expect(tom(acceptTransfer, { params })).rejects.toMatchObject({ code: 'case.transfer-not-yours' });
    const back = await ayse(takeTransferBack, { params });
    expect(back.transfer?.state).toBe('taken-back');
    await expect(jan(acceptTransfer, { params })).rejects.toMatchObject({ code: 'case.no-transfer' });
  });
});
