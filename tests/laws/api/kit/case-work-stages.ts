import { casesContract } from '#capabilities/cases/contract.ts';
import { type CaseId, MessageId } from '#kernel/ids.ts';
import { HOUR, toIso } from '#kernel/time.ts';
import { PEOPLE, type PersonName, type TestApp } from '#tests/harness/index.ts';
import type { Stage } from './stages.ts';

const { escalate, getCase, joinCase, linkCases, listMessages, merge, offerTransfer, sayLive, splitCase, take } =
  casesContract.endpoints;

function offerTo(name: PersonName) {
  const to = { kind: 'person', personId: PEOPLE[name].id } as const;
  return { to, problem: 'Example: the door is shut.', done: 'We have no key.', next: 'Find one.' };
}

/** Makes offers between two people, mergers of two cases, and cases that are called more urgent. */
export function caseWorkHand(app: TestApp, asked: () => Promise<CaseId>) {
  async function offered(from: PersonName, to: PersonName): Promise<CaseId> {
    const params = { caseId: await asked() };
    const giver = await app.as(from);
    await giver(take, { params });
    await giver(offerTransfer, { params, body: offerTo(to) });
    return params.caseId;
  }
  /** A duplicate that was merged into another case. */
  async function merged(): Promise<CaseId> {
    const [caseId, other] = [await asked(), await asked()];
    const ayse = await app.as('ayse');
    const { number: into } = await ayse(getCase, { params: { caseId: other } });
    await ayse(merge, { params: { caseId }, body: { into } });
    return caseId;
  }
  /** Two cases that have to do with each other. */
  async function linked(): Promise<{ caseId: CaseId; otherId: CaseId }> {
    const params = { caseId: await asked(), otherId: await asked() };
    const ayse = await app.as('ayse');
    await ayse(linkCases, { params, body: { relation: 'related' } });
    return params;
  }
  /** A case that is part of another one. */
  async function joined(): Promise<CaseId> {
    const [caseId, parentId] = [await asked(), await asked()];
    await (await app.as('ayse'))(joinCase, { params: { caseId }, body: { parentId } });
    return caseId;
  }
  async function firstMessage(caseId: CaseId): Promise<MessageId> {
    const { items } = await (await app.as('ayse'))(listMessages, { params: { caseId } });
    return MessageId.parse(items[0]?.id);
  }
  /** A case that was split off another one. */
  async function split(): Promise<CaseId> {
    const caseId = await asked();
    const body = { messageIds: [await firstMessage(caseId)], subject: 'Example: a lamp' };
    return (await (await app.as('ayse'))(splitCase, { params: { caseId }, body })).id;
  }
  /** A case that its customer calls more urgent than it looks. */
  async function escalated(): Promise<CaseId> {
    const params = { caseId: await asked() };
    await (await app.as('ayse'))(take, { params });
    const body = { words: 'The class begins at two.', neededBy: toIso(app.clock.now() + HOUR) };
    return (await (await app.as('maria'))(escalate, { params, body })).id;
  }
  /** A case in which people wait right now, and the promise by which somebody is in contact. */
  async function live(): Promise<{ caseId: CaseId; promiseId: string }> {
    const params = { caseId: await asked() };
    const body = { way: 'phone', place: 'Extension 7120' } as const;
    const { id, liveEvent } = await (await app.as('ayse'))(sayLive, { params, body });
    return { caseId: id, promiseId: liveEvent?.contact?.promiseId ?? '' };
  }
  return { offered, merged, linked, joined, firstMessage, split, escalated, live };
}

const worksOnCases = (name: PersonName) => PEOPLE[name].roles.some((role) => role === 'agent' || role === 'lead');

/** An offer that this person may answer, or, where they do no work on cases, one between others. */
const offeredTo: Stage = async (hand, name) => ({
  params: { caseId: await hand.offered(name === 'ayse' ? 'jan' : 'ayse', worksOnCases(name) ? name : 'tom') },
});

/** An offer of this person's own; of Ayse's where they do no work on cases. */
const offeredBy: Stage = async (hand, name) => ({
  params: { caseId: await hand.offered(worksOnCases(name) ? name : 'ayse', name === 'jan' ? 'tom' : 'jan') },
});

export const CASE_WORK_STAGES: Readonly<Record<string, Stage>> = {
  'cases.offerTransfer': async (hand, name) => ({
    params: { caseId: await hand.asked() },
    body: offerTo(name === 'jan' ? 'ayse' : 'jan'),
  }),
  'cases.merge': async (hand) => {
    const { number } = await hand.detail(await hand.taken());
    return { params: { caseId: await hand.taken() }, body: { into: number } };
  },
  'cases.previewMerge': async (hand) => {
    const { number } = await hand.detail(await hand.taken());
    return { params: { caseId: await hand.taken() }, query: { into: number } };
  },
  'cases.unmerge': async (hand) => ({ params: { caseId: await hand.merged() } }),
  'cases.linkCases': async (hand) => ({ params: { caseId: await hand.asked(), otherId: await hand.asked() } }),
  'cases.unlinkCases': async (hand) => ({ params: await hand.linked() }),
  'cases.splitCase': async (hand) => {
    const caseId = await hand.taken();
    return { params: { caseId }, body: { messageIds: [await hand.firstMessage(caseId)], subject: 'Example: a lamp' } };
  },
  'cases.unsplitCase': async (hand) => ({ params: { caseId: await hand.split() } }),
  'cases.joinCase': async (hand) => ({
    params: { caseId: await hand.asked() },
    body: { parentId: await hand.asked() },
  }),
  'cases.leaveCase': async (hand) => ({ params: { caseId: await hand.joined() } }),
  'cases.answerEscalation': async (hand) => ({ params: { caseId: await hand.escalated() } }),
  'cases.hear': async (hand) => ({ params: { caseId: await hand.asked() } }),
  'cases.sayLive': async (hand) => ({ params: { caseId: await hand.asked() } }),
  'cases.changeLive': async (hand) => ({
    params: { caseId: (await hand.live()).caseId },
    body: { place: 'Example: room 4' },
  }),
  'cases.endLive': async (hand) => ({ params: { caseId: (await hand.live()).caseId } }),
  'cases.offerFallback': async (hand) => ({ params: { caseId: (await hand.live()).caseId } }),
  'cases.tryContact': async (hand) => ({ params: await hand.live() }),
  'cases.acceptTransfer': offeredTo,
  'cases.giveTransferBack': offeredTo,
  'cases.takeTransferBack': offeredBy,
  'cases.askAfterTransfer': offeredBy,
};

/** An offer, a merger, a link, a split and a live event on every case. */
export async function fillCaseWork(app: TestApp): Promise<void> {
  await app.sql(
    `insert into cases.merging (duplicate_id, survivor_id, account_id, state, survivor_unanswered, watchers, ended, merged_by, merged_at)
     select id, id, account_id, 'new', false, '{}', '{}', requester_id, opened_at from cases."case"`,
  );
  await app.sql(
    `insert into cases.link (case_id, other_id, account_id, relation, linked_by, linked_at)
     select c.id, o.id, c.account_id, 'related', c.requester_id, c.opened_at
     from cases."case" c join lateral (select id from cases."case" where id <> c.id limit 1) o on true
     on conflict do nothing`,
  );
  await app.sql(
    `insert into cases.splitting (case_id, from_id, account_id, copies, split_by, split_at)
     select case_id, other_id, account_id, '{}', linked_by, linked_at from cases.link on conflict do nothing`,
  );
  await app.sql(
    `insert into cases.live_event (case_id, account_id, starts_at, way, place, said_at)
     select id, account_id, opened_at, 'phone', 'Extension 7120', opened_at from cases."case"`,
  );
  await app.sql(
    `insert into cases.contact_try select gen_random_uuid(), id, account_id, gen_random_uuid(), 'phone', false, requester_id,
       opened_at from cases."case"`,
  );
  await app.sql(
    `insert into cases.transfer (id, case_id, account_id, state, giver_id, to_person_id, problem, done, next, offered_at)
     select gen_random_uuid(), id, account_id, 'offered', requester_id, requester_id, 'It is shut.', 'Knocked.',
       'Open it.', opened_at from cases."case"`,
  );
}
