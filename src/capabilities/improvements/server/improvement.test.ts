import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casesContract } from '#capabilities/cases/contract.ts';
import { noticesContract } from '#capabilities/notices/contract.ts';
import { promisesContract } from '#capabilities/promises/contract.ts';
import type { CaseId, ImprovementId } from '#kernel/ids.ts';
import { DAY, HOUR, MINUTE, toIso } from '#kernel/time.ts';
import { eventually, PEOPLE, type PersonName, SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { improvementsContract } from '../contract.ts';

const { ask, caseHistory, reply, sayLive, take } = casesContract.endpoints;
const { listPromises } = promisesContract.endpoints;
const c = improvementsContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ parts: { worker: true } });
});
afterAll(() => app.stop());

const CALL = { title: 'Nobody answers the call', wrong: 'A call for help met a voicemail.' };
const scores = { impact: 5, effort: 1, confidence: 'high' } as const;

async function asked(): Promise<CaseId> {
  const maria = await app.as('maria');
  return (await maria(ask, { body: { text: 'Lyon cannot join our call.', serviceId: SERVICES.rooms } })).id;
}

/** A case in which people sat when it failed. */
async function liveCase(): Promise<CaseId> {
  const [ayse, caseId] = [await app.as('ayse'), await asked()];
  await ayse(take, { params: { caseId } });
  await ayse(sayLive, { params: { caseId }, body: { place: 'Room Elbe', way: 'phone' } });
  return caseId;
}

async function resolve(caseId: CaseId): Promise<void> {
  const ayse = await app.as('ayse');
  await ayse(reply, { params: { caseId }, body: { text: 'It works.', next: { follow: 'resolves' } } });
}

async function suggested(more: { caseId?: CaseId; by?: PersonName } = {}) {
  const someone = await app.as(more.by ?? 'ayse');
  return someone(c.suggestImprovement, { body: { ...CALL, ...(more.caseId && { caseId: more.caseId }) } });
}

const of = (improvementId: ImprovementId) => ({ params: { improvementId } });
const inADay = () => toIso(app.clock.now() + DAY);

async function weighed() {
  const tom = await app.as('tom');
  return tom(c.assessImprovement, { ...of((await suggested()).id), body: scores });
}

async function accepted() {
  const [tom, { id }] = [await app.as('tom'), await weighed()];
  const body = { what: 'accepted', words: 'Yes.', ownerId: PEOPLE.jan.id, doneBy: inADay() } as const;
  return tom(c.decideImprovement, { ...of(id), body });
}

async function toldOf(name: PersonName, event: string, id: ImprovementId) {
  const person = await app.as(name);
  return eventually(`${name} hears: ${event}`, async () => {
    const { items } = await person(noticesContract.endpoints.listNotices, {});
    return items.some(
      ({ news, href }) => news.kind === 'improvement' && news.event === event && href === `/desk/improvements/${id}`,
    );
  });
}

describe('a suggestion', () => {
  it('is promised an answer in five open days by the lead, who is told', async () => {
    const known = await suggested();
    expect(known).toMatchObject({
      ...CALL,
      state: 'proposed',
      cases: 0,
      worth: null,
      proposer: { id: PEOPLE.ayse.id },
    });
    expect(known.answer).toMatchObject({ by: PEOPLE.tom.name, late: false });
    const tom = await app.as('tom');
    const { items } = await tom(listPromises, { query: { whose: 'mine' } });
    const owed = items.find(({ about }) => about?.href === `/desk/improvements/${known.id}`);
    expect(owed).toMatchObject({ kind: 'improvement-answer', about: { title: CALL.title }, account: null });
    expect(owed?.text).toContain('what becomes of your suggestion');
    expect(owed?.promisee.person?.id).toBe(PEOPLE.ayse.id);
    await toldOf('tom', 'asked', known.id);
  });

  it('of the lead is answered by a manager', async () => {
    expect((await suggested({ by: 'tom' })).answer?.by).toBe(PEOPLE.grace.name);
  });

  it('from a case stands in its record, and counts each further case once', async () => {
    const [ayse, first, second] = [await app.as('ayse'), await asked(), await asked()];
    const { id, cases } = await suggested({ caseId: first });
    expect(cases).toBe(1);
    const entries = await ayse(caseHistory, { params: { caseId: first } });
    expect(JSON.stringify(entries)).toContain('improvement.suggested');
    const body = { caseId: second, words: 'Here too.' };
    app.clock.forward(MINUTE);
    const known = await ayse(c.addCaseToImprovement, { ...of(id), body });
    expect(known).toMatchObject({ cases: 2, unseen: 0, evidence: [{ words: 'Here too.', by: PEOPLE.ayse.name }, {}] });
    await expect(ayse(c.addCaseToImprovement, { ...of(id), body })).rejects.toMatchObject({
      code: 'improvement.case-known',
    });
  });

  it('counts cases that its reader may not see, and says nothing else of them', async () => {
    const [femi, caseId] = [await app.as('femi'), await asked()];
    const { id } = await suggested({ caseId });
    expect(await femi(c.getImprovement, of(id))).toMatchObject({ cases: 1, evidence: [], unseen: 1 });
    await expect(femi(c.suggestImprovement, { body: { ...CALL, caseId } })).rejects.toMatchObject({ status: 404 });
    const body = { caseId, words: 'Here too.' };
    await expect(femi(c.addCaseToImprovement, { ...of(id), body })).rejects.toMatchObject({ status: 404 });
    for (const asks of [c.improvementsOfCase, c.draftImprovement, c.dismissImprovementPrompt] as const) {
      await expect(femi(asks, { params: { caseId } })).rejects.toMatchObject({ status: 404 });
    }
  });

  it('is nobody’s business but the desk’s', async () => {
    const { id } = await suggested();
    const maria = await app.as('maria');
    await expect(maria(c.listImprovements, { query: { show: 'open' } })).rejects.toMatchObject({ status: 403 });
    await expect(maria(c.getImprovement, of(id))).rejects.toMatchObject({ status: 403 });
    await expect(maria(c.suggestImprovement, { body: CALL })).rejects.toMatchObject({ status: 403 });
  });
});

describe('its life', () => {
  it('is assessed by leads and managers alone, and ranked by what it is worth', async () => {
    const [ayse, tom, { id }] = [await app.as('ayse'), await app.as('tom'), await suggested()];
    await expect(ayse(c.assessImprovement, { ...of(id), body: scores })).rejects.toMatchObject({ status: 403 });
    const declining = { what: 'declined', words: 'No.' } as const;
    await expect(tom(c.decideImprovement, { ...of(id), body: declining })).rejects.toMatchObject({
      code: 'improvement.not-assessed',
    });
    const known = await tom(c.assessImprovement, { ...of(id), body: scores });
    expect(known).toMatchObject({ state: 'assessed', worth: 5, scores, assessed: { by: PEOPLE.tom.name } });
    await expect(tom(c.assessImprovement, { ...of(id), body: scores, ifMatch: 1 })).rejects.toMatchObject({
      status: 412,
    });
    const { items } = await ayse(c.listImprovements, { query: { show: 'open' } });
    const worths = items.map(({ worth }) => worth ?? Number.POSITIVE_INFINITY);
    expect(worths).toEqual(worths.toSorted((a, b) => b - a));
  });

  it('is accepted with an owner, who keeps a promise by having it done', async () => {
    const known = await accepted();
    expect(known).toMatchObject({ state: 'accepted', owner: { id: PEOPLE.jan.id }, answer: null });
    expect(known.done).toMatchObject({ by: PEOPLE.jan.name, late: false });
    await toldOf('ayse', 'accepted', known.id);
    const [ayse, jan] = [await app.as('ayse'), await app.as('jan')];
    await expect(ayse(c.startImprovement, of(known.id))).rejects.toMatchObject({ code: 'improvement.not-yours' });
    const body = { words: 'Calls ring at two desks.' };
    await expect(jan(c.finishImprovement, { ...of(known.id), body })).rejects.toMatchObject({
      code: 'improvement.not-begun',
    });
    await jan(c.startImprovement, of(known.id));
    const done = await jan(c.finishImprovement, { ...of(known.id), body });
    expect(done).toMatchObject({ state: 'done', done: null, result: body });
    await toldOf('ayse', 'done', known.id);
    const [kept] = await app.sql<{ state: string }>('select state from promises.promise where id = $1', [
      known.done?.promiseId,
    ]);
    expect(kept?.state).toBe('kept');
    const { items } = await ayse(c.improvementHistory, of(known.id));
    expect(items.map(({ kind }) => kind)).toEqual([
      'improvement.done',
      'improvement.started',
      'improvement.accepted',
      'improvement.assessed',
      'improvement.proposed',
    ]);
    expect((await ayse(c.listImprovements, { query: { show: 'over' } })).items.map(({ id }) => id)).toContain(known.id);
  });

  it('is declined with a reason that its proposer hears, which keeps our word', async () => {
    const [tom, known] = [await app.as('tom'), await weighed()];
    const body = { what: 'declined', words: 'The provider changes next month.' } as const;
    const declined = await tom(c.decideImprovement, { ...of(known.id), body });
    expect(declined).toMatchObject({ state: 'declined', answer: null, decision: { words: body.words } });
    await toldOf('ayse', 'declined', known.id);
    const [kept] = await app.sql<{ state: string }>('select state from promises.promise where id = $1', [
      known.answer?.promiseId,
    ]);
    expect(kept?.state).toBe('kept');
    await expect(tom(c.decideImprovement, { ...of(known.id), body })).rejects.toMatchObject({
      code: 'improvement.decided',
    });
  });

  it('cannot be owned by a customer, or be promised for yesterday', async () => {
    const [tom, { id }] = [await app.as('tom'), await weighed()];
    const words = 'Yes.';
    const byCustomer = { what: 'accepted', words, ownerId: PEOPLE.maria.id, doneBy: inADay() } as const;
    await expect(tom(c.decideImprovement, { ...of(id), body: byCustomer })).rejects.toMatchObject({
      code: 'improvement.no-owner',
    });
    const late = { what: 'parked', words, reviewAt: toIso(app.clock.now() - HOUR) } as const;
    await expect(tom(c.decideImprovement, { ...of(id), body: late })).rejects.toMatchObject({
      code: 'improvement.not-ahead',
    });
  });

  it('is parked, comes back by itself on its day, and is owed an answer again', async () => {
    const [tom, { id }] = [await app.as('tom'), await weighed()];
    const body = { what: 'parked', words: 'After the move.', reviewAt: inADay() } as const;
    expect(await tom(c.decideImprovement, { ...of(id), body })).toMatchObject({ state: 'parked', answer: null });
    app.clock.forward(DAY + HOUR);
    await app.sql(`update graphile_worker._private_jobs set run_at = now() where key = 'improvement:${id}'`);
    await eventually('it is back', async () => (await tom(c.getImprovement, of(id))).state === 'assessed');
    const back = await tom(c.getImprovement, of(id));
    expect(back).toMatchObject({ decision: null, reviewAt: null, answer: { late: false } });
    await toldOf('tom', 'back', id);
  });
});

describe('silence', () => {
  it('breaks the promise of an answer, which its proposer hears, and who answers', async () => {
    const { id } = await suggested();
    app.clock.forward(14 * DAY);
    await app.judge();
    await toldOf('ayse', 'late', id);
    const tom = await app.as('tom');
    await eventually('the lead hears', async () => {
      const { items } = await tom(noticesContract.endpoints.listNotices, {});
      return items.some(({ news, href }) => news.kind === 'promise-broken' && href === `/desk/improvements/${id}`);
    });
    expect((await tom(c.getImprovement, of(id))).answer?.late).toBe(true);
  });
});

describe('the end of a case', () => {
  it('asks once whether it could go better, with what happened filled in', async () => {
    const [ayse, caseId] = [await app.as('ayse'), await liveCase()];
    const params = { caseId };
    expect((await ayse(c.improvementsOfCase, { params })).prompt).toBeNull();
    const draft = await ayse(c.draftImprovement, { params });
    expect(draft).toMatchObject({ title: 'Lyon cannot join our call' });
    expect(draft.wrong).toContain('People were in the middle of it');
    await resolve(caseId);
    expect(await ayse(c.improvementsOfCase, { params })).toMatchObject({
      prompt: { live: true, broken: 0 },
      items: [],
    });
    expect((await ayse(c.dismissImprovementPrompt, { params })).prompt).toBeNull();
    expect((await ayse(c.improvementsOfCase, { params })).prompt).toBeNull();
  });

  it('asks for nothing where all went well, or something was suggested', async () => {
    const [ayse, calm, told] = [await app.as('ayse'), await asked(), await liveCase()];
    await ayse(take, { params: { caseId: calm } });
    await suggested({ caseId: told });
    for (const caseId of [calm, told]) {
      await resolve(caseId);
      expect((await ayse(c.improvementsOfCase, { params: { caseId } })).prompt).toBeNull();
    }
  });
});
