import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromIso, HOUR } from '#kernel/time.ts';
import { PEOPLE, type PersonName, SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, cancel, caseStory, getCase, listLinks, listMessages, listMyCases, previewSplit, splitCase } =
  casesContract.endpoints;
const { take, unsplitCase, writeToUs } = casesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

/** Maria’s case about two things, an hour old, with a message about each. */
async function twoThings() {
  const maria = await app.as('maria');
  const body = { text: 'The screen in room 4 is black.', serviceId: SERVICES.rooms, urgency: 'high' } as const;
  const { id } = await maria(ask, { body });
  const params = { caseId: id };
  await maria(writeToUs, { params, body: { text: 'And my badge opens no door.' } });
  app.clock.forward(HOUR);
  const ayse = await app.as('ayse');
  const { items } = await ayse(listMessages, { params });
  const [screen, badge] = items.map((message) => message.id);
  return { ayse, maria, params, screen: screen ?? id, badge: badge ?? id };
}

async function splitOff() {
  const { ayse, maria, params, badge, ...rest } = await twoThings();
  const body = { messageIds: [badge], subject: 'A badge that opens no door' };
  const split = await ayse(splitCase, { params, body });
  return { ...rest, ayse, maria, params, split, there: { caseId: split.id } };
}

const owed = ({ promises }: { promises: readonly { kind: string; state: string; due: string }[] }) =>
  promises.filter(({ state }) => state === 'running').map(({ kind, due }) => [kind, due]);

describe('a case about two things', () => {
  it('becomes two, of which the new one has its own promises from then on and the old one keeps its own', async () => {
    const { ayse, params, badge } = await twoThings();
    const before = await ayse(getCase, { params });
    const query = { subject: 'A badge that opens no door' };
    const preview = await ayse(previewSplit, { params, query });
    expect(await ayse(getCase, { params })).toEqual(before);
    const split = await ayse(splitCase, { params, body: { messageIds: [badge], ...query } });
    expect(split).toMatchObject({ subject: query.subject, requester: { name: 'Maria Lopez' }, unanswered: true });
    expect(fromIso(split.openedAt)).toBe(app.clock.now());
    expect(owed(split).toSorted()).toEqual(preview.promises.map(({ kind, due }) => [kind, due]).toSorted());
    expect(split.promises.every(({ due }) => fromIso(due) > app.clock.now())).toBe(true);
    expect(owed(await ayse(getCase, { params }))).toEqual(owed(before));
  });

  it('leaves the messages where they were, with a pointer from either side', async () => {
    const { ayse, params, split, there } = await splitOff();
    const said = async (of: typeof params) => (await ayse(listMessages, { params: of })).items.map(({ text }) => text);
    expect(await said(params)).toEqual(['The screen in room 4 is black.', 'And my badge opens no door.']);
    expect((await said(there))[0]).toBe('And my badge opens no door.');
    const { items } = await ayse(listLinks, { params });
    expect(items).toMatchObject([{ relation: 'followed-by', case: { number: split.number } }]);
  });

  it('is told to the customer in words, in both cases and by mail, and the first word is still owed', async () => {
    const { maria, params, split, there } = await splitOff();
    const old = await maria(caseStory, { params });
    expect(old.history.find(({ kind }) => kind === 'case.split-off')?.params).toMatchObject({ number: split.number });
    const story = await maria(caseStory, { params: there });
    expect(story.messages.at(-1)?.text).toContain('A badge that opens no door');
    expect(story.next).toMatchObject({ kind: 'first-response' });
    const mails = await app.sql<{ recipient_address: string }>(
      `select recipient_address from conversations.outbound_mail where content::text like '%opens no door%'`,
    );
    expect(mails.map((mail) => mail.recipient_address)).toContain(PEOPLE.maria.email);
  });

  it('is taken by who splits it, where they say so', async () => {
    const { ayse, params, badge } = await twoThings();
    const body = { messageIds: [badge], subject: 'Badge', takeIt: true };
    expect(await ayse(splitCase, { params, body })).toMatchObject({ owner: { name: 'Ayse Yildiz' } });
  });

  it('is open, within reach, and gives at least one message of the customer', async () => {
    const { ayse, params, badge } = await twoThings();
    const refused = async (by: PersonName, of: { readonly caseId: string }, messageIds: string[]) => {
      const call = await app.as(by);
      return expect(call(splitCase, { params: of, body: { messageIds, subject: 'Badge' } })).rejects;
    };
    await (await refused('ayse', params, [crypto.randomUUID()])).toMatchObject({ code: 'case.message-unknown' });
    await (await refused('femi', params, [badge])).toMatchObject({ status: 404 });
    await (await refused('ayse', { caseId: crypto.randomUUID() }, [badge])).toMatchObject({ status: 404 });
    const { there } = await splitOff();
    const { items } = await ayse(listMessages, { params: there });
    await (await refused('ayse', there, [items.at(-1)?.id ?? ''])).toMatchObject({
      code: 'case.split-needs-their-words',
    });
    await ayse(cancel, { params, body: { ground: 'requester', reason: 'Works.' } });
    await (await refused('ayse', params, [badge])).toMatchObject({ code: 'case.not-open' });
  });
});

describe('a split in error', () => {
  it('is undone: what was promised there is owed here, and nothing stands twice', async () => {
    const { ayse, maria, params, there } = await splitOff();
    const goesOn = await ayse(unsplitCase, { params: there });
    expect(goesOn.id).toBe(params.caseId);
    expect(await ayse(getCase, { params: there })).toMatchObject({ state: 'cancelled', mergedInto: { id: goesOn.id } });
    const { items } = await ayse(listMessages, { params });
    expect(items.filter(({ text }) => text === 'And my badge opens no door.')).toHaveLength(1);
    expect((await maria(listMyCases, { query: { show: 'open' } })).items.map(({ id }) => id)).not.toContain(
      there.caseId,
    );
    const twice = ayse(unsplitCase, { params: there });
    await expect(twice).rejects.toMatchObject({ code: 'case.merge-needs-open-cases' });
    await ayse(take, { params });
    await expect(ayse(unsplitCase, { params })).rejects.toMatchObject({ code: 'case.not-split' });
  });
});
