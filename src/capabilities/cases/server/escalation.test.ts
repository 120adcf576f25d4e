import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noticesContract } from '#capabilities/notices/contract.ts';
import type { CaseId } from '#kernel/ids.ts';
import { HOUR, MINUTE, toIso } from '#kernel/time.ts';
import { eventually, type PersonName, SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { answerEscalation, ask, cancel, caseStory, change, escalate, foreseeAnswer, getCase, reply, take } =
  casesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ parts: { worker: true } });
});
afterAll(() => app.stop());

const ahead = (ms: number) => toIso(app.clock.now() + ms);
const WORDS = 'The class begins at two, and 30 people wait.';

async function asked(): Promise<CaseId> {
  const maria = await app.as('maria');
  return (await maria(ask, { body: { text: 'The screen stays dark.', serviceId: SERVICES.rooms } })).id;
}

async function taken(): Promise<CaseId> {
  const caseId = await asked();
  await (await app.as('ayse'))(take, { params: { caseId } });
  return caseId;
}

async function urge(caseId: CaseId, by: PersonName = 'maria', neededBy = ahead(2 * HOUR)) {
  return (await app.as(by))(escalate, { params: { caseId }, body: { words: WORDS, neededBy } });
}

const detailOf = async (caseId: CaseId) => (await app.as('ayse'))(getCase, { params: { caseId } });
const foreseen = async (caseId: CaseId, by: PersonName = 'maria') =>
  (await (await app.as(by))(foreseeAnswer, { params: { caseId } })).by;
const storyOf = async (caseId: CaseId) => (await app.as('maria'))(caseStory, { params: { caseId } });

async function toldTo(name: PersonName, title: string) {
  const { items } = await (await app.as(name))(noticesContract.endpoints.listNotices, {});
  return items.flatMap(({ href, news }) => (news.kind === 'escalated' && href.endsWith(title) ? [news] : []));
}

describe('a case that is more urgent than it looks', () => {
  test('says so to the desk, and its customer is promised an answer', async () => {
    const caseId = await taken();
    const before = await detailOf(caseId);
    const next = { follow: 'next-word', by: ahead(5 * HOUR) } as const;
    await (await app.as('ayse'))(reply, { params: { caseId }, body: { text: 'We look at it.', next } });
    const by = await foreseen(caseId);
    await expect(foreseen(caseId, 'dora')).rejects.toMatchObject({ status: 404, code: 'not-found' });
    const story = await urge(caseId);
    expect(story).toMatchObject({ mayEscalate: false, escalation: { words: WORDS, answerBy: by } });
    expect(story.history.map(({ kind }) => kind)).toContain('case.escalated');
    const after = await detailOf(caseId);
    expect(after).toMatchObject({
      statedUrgency: 'high',
      assessedUrgency: before.assessedUrgency,
      priority: before.priority,
      unanswered: true,
      escalation: { words: WORDS, answerBy: story.escalation?.answerBy },
    });
    const answer = after.promises.find(({ kind, state }) => kind === 'next-update' && state === 'running');
    expect(answer?.promisor.person?.name).toBe(after.owner?.name);
    expect(after.promises.map(({ due }) => due)).toContain(story.escalation?.answerBy);
    await eventually('the owner is told', async () => (await toldTo('ayse', String(after.number))).length > 0);
    expect(await toldTo('ayse', String(after.number))).toMatchObject([{ as: 'owner', words: WORDS }]);
    expect(await toldTo('tom', String(after.number))).toEqual([]);
  });

  test('tells the lead of the team when nobody owns it, and keeps an earlier word that is as soon', async () => {
    const caseId = await asked();
    const { number, promises } = await detailOf(caseId);
    await urge(caseId);
    await eventually('the lead is told', async () => (await toldTo('tom', String(number))).length > 0);
    expect(await toldTo('tom', String(number))).toMatchObject([{ as: 'lead' }]);
    const after = await detailOf(caseId);
    const soonest = [...after.promises].map(({ due }) => due).sort()[0];
    expect(after.escalation?.answerBy).toBe(soonest);
    expect(after.promises.length - promises.length).toBeLessThanOrEqual(1);
  });

  test('is answered by a higher priority, which the customer reads', async () => {
    const caseId = await taken();
    await urge(caseId);
    const { priority, version } = await detailOf(caseId);
    const ayse = await app.as('ayse');
    expect(priority).not.toBe('P1');
    const subject = 'The screen of room 4 stays dark';
    const same = await ayse(change, { params: { caseId }, body: { subject }, ifMatch: version });
    expect(same.escalation).not.toBeNull();
    const raised = await ayse(change, { params: { caseId }, body: { priority: 'P1' }, ifMatch: same.version });
    expect(raised.escalation).toBeNull();
    const story = await storyOf(caseId);
    expect(story).toMatchObject({ escalation: null, mayEscalate: true });
    expect(story.history.map(({ kind }) => kind)).toContain('case.escalation-raised');
    await urge(caseId);
    expect((await detailOf(caseId)).statedUrgency).toBe('critical');
  });

  test('is answered by a reason that the customer is told, and never without one', async () => {
    const caseId = await taken();
    await urge(caseId);
    const ayse = await app.as('ayse');
    const params = { caseId };
    const nextBy = ahead(3 * HOUR);
    await expect(ayse(answerEscalation, { params, body: { text: ' ', nextBy } })).rejects.toMatchObject({
      status: 422,
    });
    expect((await detailOf(caseId)).escalation).not.toBeNull();
    const text = 'Room 5 is free until four, and Jan brings a screen there.';
    const answered = await ayse(answerEscalation, { params, body: { text, nextBy } });
    expect(answered).toMatchObject({ escalation: null, unanswered: false, statedUrgency: 'high' });
    const story = await storyOf(caseId);
    expect(story.messages.at(-1)).toMatchObject({ text, direction: 'to-customer' });
    expect(story.next?.by).toBe(nextBy);
    await expect(ayse(answerEscalation, { params, body: { text, nextBy } })).rejects.toMatchObject({
      code: 'case.not-escalated',
    });
  });

  test('is not answered by a message about something else', async () => {
    const caseId = await taken();
    await urge(caseId);
    const next = { follow: 'next-word', by: ahead(40 * MINUTE) } as const;
    await (await app.as('ayse'))(reply, { params: { caseId }, body: { text: 'Which room is it?', next } });
    expect((await storyOf(caseId)).escalation).toMatchObject({ answerBy: next.by });
  });
});

describe('nobody says so', () => {
  test('who is a stranger to the case', async () => {
    const caseId = await taken();
    for (const by of ['luc', 'dora', 'jan'] as const) {
      await expect(urge(caseId, by)).rejects.toMatchObject({ status: 404 });
    }
  });

  test('twice before the answer, of what is over, or for a moment that lies back', async () => {
    const caseId = await taken();
    await expect(urge(caseId, 'maria', ahead(-MINUTE))).rejects.toMatchObject({ code: 'case.needed-by-past' });
    await urge(caseId);
    await expect(urge(caseId)).rejects.toMatchObject({ code: 'case.escalated-already' });
    const over = await taken();
    const body = { ground: 'requester', reason: 'It works again.' } as const;
    await (await app.as('ayse'))(cancel, { params: { caseId: over }, body });
    await expect(urge(over)).rejects.toMatchObject({ code: 'case.not-open', status: 409 });
    expect((await storyOf(over)).mayEscalate).toBe(false);
  });
});
