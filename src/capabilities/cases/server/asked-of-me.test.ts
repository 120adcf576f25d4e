import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueContract } from '#capabilities/catalogue/contract.ts';
import { peopleContract } from '#capabilities/people/contract.ts';
import { DAY, fromIso, HOUR, MINUTE } from '#kernel/time.ts';
import {
  ACCOUNTS,
  eventually,
  PEOPLE,
  type PersonName,
  SERVICES,
  startTestApp,
  type TestApp,
} from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const {
  answerAsk,
  caseHistory,
  caseStory,
  findMyCase,
  getCase,
  listAsks,
  nameApprover,
  readAsk,
  readOffer,
  remindApprovers,
  request,
} = casesContract.endpoints;

let app: TestApp;
let byManagers: string;
let byName: string;

async function managers(names: readonly PersonName[]): Promise<void> {
  const admin = await app.as('admin');
  const params = { accountId: ACCOUNTS.north };
  const { version } = await admin(peopleContract.endpoints.readAccount, { params });
  const body = { colleaguesSee: 'nobody' as const, managerIds: names.map((name) => PEOPLE[name].id) };
  await admin(peopleContract.endpoints.changeAccount, { params, body, ifMatch: version });
}

beforeAll(async () => {
  app = await startTestApp({ parts: { worker: true } });
  const admin = await app.as('admin');
  const body = {
    name: 'Laptop',
    summary: 'A device.',
    cost: '€ 1,180',
    serviceId: SERVICES.rooms,
    approverId: PEOPLE.tom.id,
    approvalBy: 'account-managers' as const,
    form: [{ key: 'why', label: 'What is it for?', kind: 'text', required: true } as const],
  };
  const { createItem } = catalogueContract.endpoints;
  byManagers = (await admin(createItem, { body })).slug;
  byName = (await admin(createItem, { body: { ...body, name: 'Door card', approvalBy: 'named' } })).slug;
  await expect(admin(createItem, { body: { ...body, name: 'Nobody', approverId: null } })).rejects.toMatchObject({
    code: 'request-item.nobody-stands-in',
  });
  await managers(['luc']);
});
afterAll(() => app.stop());

async function requested({
  by = 'maria',
  slug = byManagers,
  approver,
}: {
  by?: PersonName;
  slug?: string;
  approver?: string;
} = {}) {
  const customer = await app.as(by);
  const answers = [{ field: 'why', values: ['To work at home.'] }];
  return customer(request, { params: { slug }, body: { answers, ...(approver === undefined ? {} : { approver }) } });
}

/** Time passes, the keeper judges, and what follows from it is done. */
async function pass(ms: number): Promise<void> {
  app.clock.forward(ms);
  await app.judge();
  await settled();
}

async function settled(): Promise<void> {
  await eventually('the jobs are done', async () => {
    const waiting = await app.sql(`select from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier in ('cases.climb-ladder', 'cases.tell-late', 'cases.tell-approver')`);
    return waiting.length === 0;
  });
}

const approve = { decision: 'approve' } as const;
const decline = { decision: 'decline', reason: 'The old one is from last year.' } as const;

describe('a request that somebody of the customer says yes or no to', () => {
  it('asks who looks after the account, whose page holds what they decide on and nothing else', async () => {
    const maria = await app.as('maria');
    const { approval } = await maria(readOffer, { params: { slug: byManagers } });
    expect(approval).toMatchObject({ approver: PEOPLE.luc.name, iName: false });
    const story = await requested();
    expect(story).toMatchObject({
      next: { kind: 'approval', from: PEOPLE.luc.name, by: approval?.by },
      request: {
        approval: { approver: PEOPLE.luc.name, state: 'asked', asks: [{ outside: true, why: 'account-manager' }] },
      },
    });
    const luc = await app.as('luc');
    const { items } = await luc(listAsks, {});
    expect(items).toMatchObject([{ number: story.number, requester: PEOPLE.maria.name, due: approval?.by }]);
    expect(await luc(readAsk, { params: { number: story.number } })).toMatchObject({
      item: 'Laptop',
      cost: '€ 1,180',
      why: 'account-manager',
      answers: [{ values: ['To work at home.'] }],
      state: 'asked',
      since: 'waits',
    });
    await expect(luc(caseStory, { params: { caseId: story.id } })).rejects.toMatchObject({ status: 404 });
    await expect(luc(findMyCase, { params: { number: story.number } })).rejects.toMatchObject({ status: 404 });
    await settled();
    const mails = await app.sql<{ recipient: string; body: string }>(
      `select recipient_address as recipient, content::text as body from conversations.outbound_mail where subject_id = $1`,
      [story.id],
    );
    expect(mails).toMatchObject([{ recipient: PEOPLE.luc.email }]);
    expect(mails[0]?.body).toContain(`/asked/${story.number}`);
  });

  it('is for nobody else, as if it had never been asked', async () => {
    const { number, id } = await requested();
    const params = { number };
    for (const name of ['maria', 'dora', 'ayse', 'tom', 'admin'] as const) {
      const call = await app.as(name);
      await expect(call(readAsk, { params })).rejects.toMatchObject({ status: 404 });
      await expect(call(answerAsk, { params, body: approve })).rejects.toMatchObject({ status: 404 });
      expect((await call(listAsks, {})).items).toEqual([]);
    }
    const [row] = await app.sql<{ state: string }>('select state from cases."case" where id = $1', [id]);
    expect(row?.state).toBe('approval-pending');
  });

  it('begins with their yes: their word is kept, and the desk owes its own from then on', async () => {
    const { number, id: caseId } = await requested();
    app.clock.forward(HOUR);
    const luc = await app.as('luc');
    expect(await luc(answerAsk, { params: { number }, body: approve })).toMatchObject({
      state: 'approved',
      since: 'begins',
    });
    const story = await (await app.as('maria'))(caseStory, { params: { caseId } });
    expect(story.promises.map(({ kind, state }) => [kind, state])).toEqual([
      ['approval', 'kept'],
      ['first-response', 'running'],
      ['resolve', 'running'],
    ]);
    expect(story.messages.at(-1)).toMatchObject({ author: { name: PEOPLE.luc.name } });
    expect(story.messages.at(-1)?.text).toContain('said yes to your request');
    await expect(luc(answerAsk, { params: { number }, body: decline })).rejects.toMatchObject({
      code: 'case.approval-answered',
    });
    expect((await luc(listAsks, {})).items.map((one) => one.number)).not.toContain(number);
  });

  it('ends with their no, whose reason the requester reads', async () => {
    const { number, id: caseId } = await requested();
    const luc = await app.as('luc');
    const params = { number };
    await expect(luc(answerAsk, { params, body: { decision: 'decline' } })).rejects.toMatchObject({
      code: 'case.decline-needs-a-reason',
    });
    expect(await luc(answerAsk, { params, body: decline })).toMatchObject({ state: 'declined', since: 'ended' });
    const story = await (await app.as('maria'))(caseStory, { params: { caseId } });
    expect(story).toMatchObject({ state: 'cancelled', next: null, promises: [{ kind: 'approval', state: 'kept' }] });
    expect(story.messages.at(-1)?.text).toContain(decline.reason);
  });

  it('is never theirs to approve who requested it: the desk stands in', async () => {
    const { number, request: asked, id: caseId } = await requested({ by: 'luc' });
    expect(asked?.approval).toMatchObject({ approver: PEOPLE.tom.name, asks: [{ why: 'stand-in', ofTheDesk: true }] });
    await expect((await app.as('luc'))(readAsk, { params: { number } })).rejects.toMatchObject({ status: 404 });
    expect(await (await app.as('tom'))(getCase, { params: { caseId } })).toMatchObject({
      request: { approval: { isMine: true } },
    });
  });

  it('asks whom the requester names within their own organisation', async () => {
    const approver = PEOPLE.luc.email;
    const story = await requested({ slug: byName, approver });
    expect(story.request?.approval).toMatchObject({ approver: PEOPLE.luc.name, asks: [{ why: 'named' }] });
    const refused = async (code: string, given?: string) =>
      expect(requested({ slug: byName, ...(given === undefined ? {} : { approver: given }) })).rejects.toMatchObject({
        code,
      });
    await refused('request.name-approver');
    await refused('request.approver-unknown', PEOPLE.dora.email);
    await refused('request.approver-unknown', PEOPLE.ayse.email);
    await refused('request.approver-yourself', PEOPLE.maria.email);
  });
});

describe('whoever does not answer', () => {
  it('is reminded once before it is due, and by the desk no more often than is decent', async () => {
    const { id: caseId } = await requested();
    const ayse = await app.as('ayse');
    await expect(ayse(remindApprovers, { params: { caseId } })).rejects.toMatchObject({
      code: 'case.reminded-already',
    });
    app.clock.forward(5 * HOUR);
    const detail = await ayse(remindApprovers, { params: { caseId } });
    expect(detail.request?.approval?.asks[0]?.remindedAt).not.toBeNull();
    await expect(ayse(remindApprovers, { params: { caseId } })).rejects.toMatchObject({
      code: 'case.reminded-already',
    });
    const { id: other } = await requested();
    await pass(DAY);
    await pass(DAY);
    const { items } = await ayse(caseHistory, { params: { caseId: other } });
    expect(items.filter(({ kind }) => kind === 'case.approval-reminded')).toHaveLength(1);
  });

  it('may do without the reminder, by the link in one, but not without the question or what the desk sends', async () => {
    const [{ id: first }, ayse, luc] = [await requested(), await app.as('ayse'), await app.as('luc')];
    const mailsAbout = (caseId: string) =>
      app.sql<{ optional: string | null }>(
        `select content->>'optional' as optional from conversations.outbound_mail where subject_id = $1 order by queued_at, id`,
        [caseId],
      );
    await pass(DAY);
    await pass(DAY);
    expect((await mailsAbout(first)).slice(0, 2)).toEqual([{ optional: null }, { optional: 'reminders' }]);

    await luc(peopleContract.endpoints.changeMe, { body: { optionalMails: [] } });
    const { id: caseId } = await requested();
    await pass(DAY);
    await pass(DAY);
    const before = (await ayse(caseHistory, { params: { caseId } })).items;
    expect(before.filter(({ kind }) => kind === 'case.approval-reminded')).toEqual([]);
    await ayse(remindApprovers, { params: { caseId } });
    await settled();
    const mails = await mailsAbout(caseId);
    expect(mails.length).toBeGreaterThanOrEqual(2);
    expect(mails.every(({ optional }) => optional === null)).toBe(true);
    await luc(peopleContract.endpoints.changeMe, { body: { optionalMails: ['reminders'] } });
  });

  it('leaves the requester with a word of ours and a way on, once it is late', async () => {
    const { id: caseId, next } = await requested();
    await pass(fromIso(next?.by ?? '') + MINUTE - app.clock.now());
    const story = await (await app.as('maria'))(caseStory, { params: { caseId } });
    expect(story.promises.map(({ kind, state }) => [kind, state])).toEqual([
      ['approval', 'broken'],
      ['next-update', 'running'],
    ]);
    expect(story.messages.at(-1)?.text).toContain(PEOPLE.luc.name);
  });

  it('is replaced by another, whose word counts from then on, and decides no more', async () => {
    const { id: caseId, number } = await requested();
    const ayse = await app.as('ayse');
    const [ask] = (await ayse(getCase, { params: { caseId } })).request?.approval?.asks ?? [];
    const body = { insteadOf: ask?.id ?? '', personId: PEOPLE.tom.id, reason: 'Luc is on leave.' };
    for (const unfit of ['maria', 'dora', 'luc'] as const) {
      await expect(
        ayse(nameApprover, { params: { caseId }, body: { ...body, personId: PEOPLE[unfit].id } }),
      ).rejects.toMatchObject({ code: 'case.approver-unfit' });
    }
    const detail = await ayse(nameApprover, { params: { caseId }, body });
    expect(detail).toMatchObject({
      state: 'approval-pending',
      request: { approval: { approver: PEOPLE.tom.name, asks: [{ state: 'replaced' }, { why: 'instead' }] } },
    });
    await expect((await app.as('luc'))(readAsk, { params: { number } })).rejects.toMatchObject({ status: 404 });
    const story = await (await app.as('maria'))(caseStory, { params: { caseId } });
    expect(story.promises.map(({ kind, state }) => [kind, state])).toEqual([
      ['approval', 'withdrawn'],
      ['approval', 'running'],
    ]);
    expect(story.messages.at(-1)?.text).toContain(body.reason);
    await expect(ayse(nameApprover, { params: { caseId }, body })).rejects.toMatchObject({ code: 'case.nobody-asked' });
  });
});
