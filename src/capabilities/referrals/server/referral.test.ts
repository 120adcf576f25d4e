import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casesContract } from '#capabilities/cases/contract.ts';
import { peopleContract } from '#capabilities/people/contract.ts';
import type { CaseId } from '#kernel/ids.ts';
import { DAY, HOUR, toIso } from '#kernel/time.ts';
import { eventually, PEOPLE, SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { referralsContract } from '../contract.ts';

const { ask, caseStory, confirm, getCase, take } = casesContract.endpoints;
const c = referralsContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ parts: { worker: true } });
});
afterAll(() => app.stop());

const RAIL = {
  name: 'City Rail lost property',
  helpsWith: 'Things left on trains',
  phone: '030 555 01',
  hours: 'weekdays 9 to 16',
  notes: 'Ask for the list of the day.',
};

async function listed(entry: object = {}) {
  const grace = await app.as('grace');
  return grace(c.addParty, { body: { ...RAIL, ...entry } as never });
}

async function asked(): Promise<CaseId> {
  const maria = await app.as('maria');
  return (await maria(ask, { body: { text: 'I left my laptop on the train.', serviceId: SERVICES.rooms } })).id;
}

const consent = { passes: 'Maria lost a grey laptop.', how: 'spoken' } as const;

async function referred(given: { consent?: typeof consent | null; entry?: object; askIn?: number } = {}) {
  const [ayse, party, caseId] = [await app.as('ayse'), await listed(given.entry), await asked()];
  await ayse(take, { params: { caseId } });
  const askBy = toIso(app.clock.now() + (given.askIn ?? 3 * DAY));
  const body = { partyId: party.id, message: 'City Rail can help.', consent: given.consent ?? null, askBy };
  const referral = await ayse(c.refer, { params: { caseId }, body });
  return { caseId, party, referral, params: { caseId, referralId: referral.id } };
}

describe('the directory', () => {
  it('is kept by managers, found by what is needed, and read by nobody but the desk', async () => {
    const [grace, ayse, maria] = [await app.as('grace'), await app.as('ayse'), await app.as('maria')];
    const party = await listed({ name: 'Harbour interpreters', helpsWith: 'Interpreting at appointments' });
    expect(party).toMatchObject({ reach: '030 555 01', used: 0, lastUsed: null, verifiedBy: PEOPLE.grace.name });
    const found = await ayse(c.listParties, { query: { q: 'interpreter for an appointment' } });
    expect(found.items.map(({ name }) => name)).toEqual(['Harbour interpreters']);
    await expect(maria(c.listParties, {})).rejects.toMatchObject({ status: 403 });
    await expect(ayse(c.addParty, { body: RAIL as never })).rejects.toMatchObject({ status: 403 });
    const params = { partyId: party.id };
    const body = { phone: null };
    await expect(grace(c.changeParty, { params, body })).rejects.toMatchObject({ code: 'party.no-way-to-reach' });
    const changed = await grace(c.changeParty, { params, body: { hours: null, email: 'hello@harbour.example' } });
    expect(changed).toMatchObject({ hours: null, reach: '030 555 01, hello@harbour.example', version: 2 });
    await expect(grace(c.changeParty, { params, body, ifMatch: 1 })).rejects.toMatchObject({ status: 412 });
    await grace(c.removeParty, { params });
    expect((await ayse(c.listParties, { query: { q: 'interpreter' } })).items).toEqual([]);
    await expect(grace(c.verifyParty, { params })).rejects.toMatchObject({ status: 404 });
  });
});

describe('a referral', () => {
  it('is drafted in the words of the customer and of what the case knows', async () => {
    const [ayse, caseId] = [await app.as('ayse'), await asked()];
    const draft = await ayse(c.draftReferral, { params: { caseId } });
    expect(draft.told).toContain('{party} can help you');
    expect(draft.told).toContain('know nothing about you');
    expect(draft.agreed).not.toContain('know nothing about you');
    expect(draft.passes).toContain('I left my laptop on the train');
    expect(Date.parse(draft.askBy)).toBeGreaterThan(app.clock.now());
  });

  it('answers the customer, promises to ask, and leaves the case open and its owner the owner', async () => {
    const { caseId, referral } = await referred();
    const [ayse, maria] = [await app.as('ayse'), await app.as('maria')];
    const known = await ayse(getCase, { params: { caseId } });
    expect(known).toMatchObject({ state: 'in-progress', owner: { id: PEOPLE.ayse.id }, unanswered: false });
    const owed = known.promises.filter(({ state }) => state === 'running').map(({ kind }) => kind);
    expect(owed).toContain('referral-followup');
    expect(owed).not.toContain('first-response');
    expect(referral).toMatchObject({ consent: null, reach: '030 555 01', party: { notes: RAIL.notes }, outcome: null });
    const story = await maria(caseStory, { params: { caseId } });
    expect(story.messages.at(-1)?.text).toBe('City Rail can help.');
    expect(story.promises.some(({ text }) => text.includes('whether that helped'))).toBe(true);
    const { items } = await maria(c.listMyReferrals, { params: { caseId } });
    expect(items).toMatchObject([{ party: RAIL.name, passes: null, accepted: null, outcome: null }]);
    expect(JSON.stringify(items)).not.toContain(RAIL.notes);
  });

  it('makes a case that nobody had the referrer’s, and is one at a time', async () => {
    const [ayse, party, caseId] = [await app.as('ayse'), await listed(), await asked()];
    const askBy = toIso(app.clock.now() + DAY);
    const body = { partyId: party.id, message: 'They can help.', consent: null, askBy };
    await ayse(c.refer, { params: { caseId }, body });
    expect((await ayse(getCase, { params: { caseId } })).owner?.id).toBe(PEOPLE.ayse.id);
    await expect(ayse(c.refer, { params: { caseId }, body })).rejects.toMatchObject({ code: 'referral.pending' });
  });

  it('records what may be passed on, asked by whom and when; the customer reads it too', async () => {
    const { caseId, referral, params } = await referred({ consent });
    expect(referral.consent).toMatchObject({ ...consent, askedBy: PEOPLE.ayse.name });
    const [ayse, maria] = [await app.as('ayse'), await app.as('maria')];
    const body = { what: 'accepted', words: 'Ms Park has it' } as const;
    const answered = await ayse(c.recordPartyAnswer, { params, body });
    expect(answered.answer).toMatchObject(body);
    const { items } = await maria(c.listMyReferrals, { params: { caseId } });
    expect(items).toMatchObject([{ passes: consent.passes, accepted: 'Ms Park has it' }]);
    expect((await ayse(getCase, { params: { caseId } })).owner?.id).toBe(PEOPLE.ayse.id);
  });

  it('asks by itself before it is due, keeps that promise, and owes the next word', async () => {
    const { caseId } = await referred({ askIn: 3 * HOUR });
    const [ayse, maria] = [await app.as('ayse'), await app.as('maria')];
    app.clock.forward(2.5 * HOUR);
    await app.sql(`update graphile_worker._private_jobs set run_at = now() where key like 'referral:%'`);
    await eventually('Maria is asked', async () => {
      const { items } = await maria(c.listMyReferrals, { params: { caseId } });
      return items[0]?.askedAt !== null;
    });
    const story = await maria(caseStory, { params: { caseId } });
    expect(story.messages.at(-1)?.text).toContain('Did they?');
    const known = await ayse(getCase, { params: { caseId } });
    expect(known.promises.find(({ kind }) => kind === 'referral-followup')?.state).toBe('kept');
    expect(known.promises.some(({ kind, state }) => kind === 'next-update' && state === 'running')).toBe(true);
  });

  it('hears that it helped, counts it, and leaves the case to its customer', async () => {
    const { caseId, party, params } = await referred();
    const [ayse, maria] = [await app.as('ayse'), await app.as('maria')];
    const { items } = await maria(c.sayWhetherHelped, { params, body: { outcome: 'helped' } });
    expect(items).toMatchObject([{ outcome: 'helped', askBy: null }]);
    expect(await ayse(getCase, { params: { caseId } })).toMatchObject({ state: 'in-progress', unanswered: false });
    const { items: known } = await ayse(c.listParties, { query: { q: 'rail' } });
    expect(known.find(({ id }) => id === party.id)).toMatchObject({ used: 1, asked: 1, answered: 1, helped: 1 });
    await expect(maria(c.sayWhetherHelped, { params, body: { outcome: 'helped' } })).rejects.toMatchObject({
      code: 'referral.over',
    });
  });

  it('hears that it did not help as a message that is answered', async () => {
    const { caseId, params } = await referred();
    const [ayse, maria] = [await app.as('ayse'), await app.as('maria')];
    await maria(c.sayWhetherHelped, { params, body: { outcome: 'not-helped' } });
    expect(await ayse(getCase, { params: { caseId } })).toMatchObject({ unanswered: true });
    const story = await maria(caseStory, { params: { caseId } });
    expect(story.messages.at(-1)).toMatchObject({ text: 'City Rail lost property did not help me.' });
  });

  it('lets the desk ask sooner, once, and record what it hears', async () => {
    const { params } = await referred();
    const ayse = await app.as('ayse');
    const first = await ayse(c.askWhetherHelped, { params });
    expect(first.followUp).toBeNull();
    await expect(ayse(c.askWhetherHelped, { params })).rejects.toMatchObject({ code: 'referral.asked-already' });
    const body = { outcome: 'partly', words: 'They have the bag, not the laptop.' } as const;
    expect((await ayse(c.recordOutcome, { params, body })).outcome).toMatchObject({ what: 'partly', by: 'desk' });
  });

  it('asks nobody who said that it works', async () => {
    const { caseId, params } = await referred();
    const [ayse, maria] = [await app.as('ayse'), await app.as('maria')];
    await maria(confirm, { params: { caseId }, body: { works: true } });
    const known = await ayse(getCase, { params: { caseId } });
    expect(known.promises.find(({ kind }) => kind === 'referral-followup')?.state).toBe('withdrawn');
    await maria(c.sayWhetherHelped, { params, body: { outcome: 'not-helped', words: 'It was elsewhere.' } });
    expect((await ayse(getCase, { params: { caseId } })).state).toBe('closed');
  });

  it('gives a provider that accepts the case to hold, while we stay its owner', async () => {
    const admin = await app.as('admin');
    const provider = await admin(peopleContract.endpoints.createProvider, { body: { name: 'Lift Works' } });
    const { caseId, params } = await referred({ entry: { name: 'Lift Works', providerId: provider.id } });
    const ayse = await app.as('ayse');
    await ayse(c.recordPartyAnswer, { params, body: { what: 'accepted', words: 'Number 88' } });
    expect(await ayse(getCase, { params: { caseId } })).toMatchObject({
      owner: { id: PEOPLE.ayse.id },
      waitingReason: 'third-party',
      waitingProvider: { name: 'Lift Works' },
    });
  });

  it('is nobody’s business who may not see the case', async () => {
    const { caseId, params } = await referred();
    const [luc, femi] = [await app.as('luc'), await app.as('femi')];
    await expect(luc(c.listMyReferrals, { params: { caseId } })).rejects.toMatchObject({ status: 404 });
    await expect(luc(c.sayWhetherHelped, { params, body: { outcome: 'helped' } })).rejects.toMatchObject({
      status: 404,
    });
    await expect(femi(c.referralsOfCase, { params: { caseId } })).rejects.toMatchObject({ status: 404 });
    await expect(femi(c.recordPartyAnswer, { params, body: { what: 'declined', words: 'No' } })).rejects.toMatchObject({
      status: 404,
    });
  });
});
