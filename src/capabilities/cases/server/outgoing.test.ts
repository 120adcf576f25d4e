import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJob } from '#capabilities/conversations/testing/mail-desk.ts';
import { noticesContract } from '#capabilities/notices/contract.ts';
import { HOUR, MINUTE, SECOND, toIso } from '#kernel/time.ts';
import { jobs, SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const {
  ask,
  caseStory,
  dropDraft,
  getCase,
  listDrafts,
  listMessages,
  reply,
  saveDraft,
  take,
  takeBackReply,
  writeNote,
} = casesContract.endpoints;
const { writeToUs } = casesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

async function taken() {
  const [maria, ayse] = await Promise.all([app.as('maria'), app.as('ayse')]);
  const { id } = await maria(ask, { body: { text: 'The gate stays shut.', serviceId: SERVICES.rooms } });
  const params = { caseId: id };
  await ayse(take, { params });
  return { maria, ayse, params };
}

async function held(text = 'I am on my way to the gate.') {
  const { maria, ayse, params } = await taken();
  const next = { follow: 'next-word', by: toIso(app.clock.now() + HOUR) } as const;
  const sent = await ayse(reply, { params, body: { text, next, undoFor: 10 } });
  return { maria, ayse, params, sent, next };
}

const leave = (messageId: string) =>
  runJob({ jobs: jobs.JOBS, platform: app.program.platform }, 'cases.send-held-reply', { messageId });

const mails = () => app.sql<{ n: number }>('select count(*)::int as n from conversations.outbound_mail');

describe('a reply that can be taken back', () => {
  it('has done nothing until it leaves', async () => {
    const before = await mails();
    const { maria, ayse, params, sent } = await held();
    expect(sent.leavesAt).toBe(toIso(app.clock.now() + 10 * SECOND));
    expect(sent.case.outgoing).toMatchObject([
      { id: sent.messageId, text: 'I am on my way to the gate.', heldBack: null },
    ]);
    expect(sent.case.promises.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'first-response running',
      'resolve running',
    ]);
    expect(await mails()).toEqual(before);
    const story = await maria(caseStory, { params });
    expect(story.messages).toHaveLength(1);
    expect(JSON.stringify(story)).not.toContain('on my way');
    expect((await ayse(listMessages, { params })).items).toHaveLength(1);
  });

  it('leaves by itself, and counts from then', async () => {
    const { maria, ayse, params, sent, next } = await held();
    app.clock.forward(10 * SECOND);
    await leave(sent.messageId);
    await leave(sent.messageId);
    const after = await ayse(getCase, { params });
    expect(after.outgoing).toEqual([]);
    expect(after.nextPromise).toMatchObject({ kind: 'next-update', due: next.by, madeAt: toIso(app.clock.now()) });
    const { messages } = await maria(caseStory, { params });
    expect(messages.map(({ id }) => id).slice(1)).toEqual([sent.messageId]);
    expect(messages[1]?.sentAt).toBe(toIso(app.clock.now()));
  });

  it('was never sent once it is taken back', async () => {
    const { maria, ayse, params, sent } = await held();
    const back = await ayse(takeBackReply, { params: { ...params, messageId: sent.messageId } });
    expect(back).toMatchObject({ text: 'I am on my way to the gate.', next: { follow: 'next-word' }, files: [] });
    expect(back.case.outgoing).toEqual([]);
    await leave(sent.messageId);
    expect((await maria(caseStory, { params })).messages).toHaveLength(1);
    await expect(ayse(takeBackReply, { params: { ...params, messageId: sent.messageId } })).rejects.toMatchObject({
      code: 'case.reply-has-left',
    });
  });

  it('is its author’s alone to take back', async () => {
    const { params, sent } = await held();
    const jan = await app.as('jan');
    expect((await jan(getCase, { params })).outgoing).toHaveLength(1);
    await expect(jan(takeBackReply, { params: { ...params, messageId: sent.messageId } })).rejects.toMatchObject({
      code: 'case.reply-has-left',
    });
  });

  it('waits with its reason, and its author is told, where the customer wrote meanwhile', async () => {
    const { maria, ayse, params, sent } = await held();
    await maria(writeToUs, { params, body: { text: 'It is open again.' } });
    await leave(sent.messageId);
    const [waiting] = (await ayse(getCase, { params })).outgoing;
    expect(waiting?.heldBack).toMatch(/wrote/i);
    const { items } = await ayse(noticesContract.endpoints.listNotices, {});
    expect(items[0]?.news).toEqual({ kind: 'reply-held-back', customer: 'Maria Lopez' });
    const back = await ayse(takeBackReply, { params: { ...params, messageId: sent.messageId } });
    expect(back.text).toBe('I am on my way to the gate.');
  });

  it('does not wait where a promise would break meanwhile', async () => {
    const { ayse, params } = await taken();
    const by = toIso(app.clock.now() + 12 * SECOND);
    const body = { text: 'Nearly there.', next: { follow: 'next-word', by }, undoFor: 10 } as const;
    const sent = await ayse(reply, { params, body });
    expect(sent.leavesAt).toBe(toIso(app.clock.now() + 7 * SECOND));
    const soon = { follow: 'next-word', by: toIso(app.clock.now() + 4 * SECOND) } as const;
    expect(await ayse(reply, { params, body: { ...body, next: soon } })).toMatchObject({ leavesAt: null });
  });

  it('is refused at once where it could not be sent', async () => {
    const { maria, ayse, params } = await taken();
    const [seen] = (await ayse(listMessages, { params })).items;
    await maria(writeToUs, { params, body: { text: 'Are you there?' } });
    const next = { follow: 'next-word', by: toIso(app.clock.now() + HOUR) } as const;
    const body = { text: 'Yes.', next, undoFor: 10, seenMessageId: seen?.id };
    await expect(ayse(reply, { params, body })).rejects.toMatchObject({ code: 'case.customer-wrote-meanwhile' });
  });
});

describe('a draft', () => {
  it('is nobody else’s, and gone once it was sent', async () => {
    const { maria, ayse, params } = await taken();
    const jan = await app.as('jan');
    const reply_ = { params: { ...params, kind: 'reply' } } as const;
    const note = { params: { ...params, kind: 'note' } } as const;
    await ayse(saveDraft, { ...reply_, body: { text: 'I am on my w' } });
    app.clock.forward(MINUTE);
    const { savedAt } = await ayse(saveDraft, { ...reply_, body: { text: 'I am on my way. ' } });
    await ayse(saveDraft, { ...note, body: { text: 'It was shut in May too.' } });
    await jan(saveDraft, { ...reply_, body: { text: 'Mine.' } });
    expect((await ayse(listDrafts, { params })).items).toEqual([
      { kind: 'note', text: 'It was shut in May too.', seenMessageId: null, savedAt },
      { kind: 'reply', text: 'I am on my way. ', seenMessageId: null, savedAt },
    ]);
    expect((await jan(listDrafts, { params })).items.map(({ text }) => text)).toEqual(['Mine.']);
    await expect(maria(listDrafts, { params })).rejects.toMatchObject({ status: 403 });

    const next = { follow: 'next-word', by: toIso(app.clock.now() + HOUR) } as const;
    await ayse(reply, { params, body: { text: 'I call you now.', next, spoken: 'phone' } });
    expect((await ayse(listDrafts, { params })).items).toHaveLength(2);
    await ayse(reply, { params, body: { text: 'I am on my way.', next } });
    await ayse(writeNote, { params, body: { text: 'It was shut in May too.' } });
    expect((await ayse(listDrafts, { params })).items).toEqual([]);
    await jan(dropDraft, reply_);
    expect((await jan(listDrafts, { params })).items).toEqual([]);
  });
});
