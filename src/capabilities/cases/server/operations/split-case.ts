import { type MessageShown, messagesAbout } from '#capabilities/conversations/index.ts';
import { accountServing } from '#capabilities/people/index.ts';
import { foreseeDue, type PromiseKind, promisesAbout } from '#capabilities/promises/index.ts';
import { type CaseId, MessageId, type ServiceId, type TeamId } from '#kernel/ids.ts';
import { translator } from '#kernel/messages.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { fromIso, type Instant } from '#kernel/time.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { type Case, isOpenCase } from '../../domain/case.ts';
import { isWord } from '../../domain/next-word.ts';
import { priorityOf } from '../../domain/priority.ts';
import { chooseMessages, kindOfSplit, splitFacts } from '../../domain/split.ts';
import { caseSubject, factsOf } from '../../facts.ts';
import { saveLink } from '../link-store.ts';
import { agreementFor } from '../owed.ts';
import { addWatchers, participantsOf } from '../participant-store.ts';
import { personById, readerOf } from '../people.ts';
import { serviceNamed } from '../service-of.ts';
import { insertSplitting, splitFrom } from '../splitting-store.ts';
import { caseOf, findReadable } from '../store.ts';
import type { CaseRow } from '../tables.ts';
import { tellCustomer } from '../tell-customer.ts';
import { workerOf } from './changing.ts';
import { mergeCases } from './merge-cases.ts';
import { type EarlierWords, openCase } from './open-case.ts';

export interface Split {
  readonly caseId: CaseId;
  readonly messageIds: readonly MessageId[];
  readonly subject: string;
  readonly serviceId?: ServiceId | undefined;
  /** The agent looks after the new case from the beginning. */
  readonly takeIt: boolean;
}

/** Of which service the new case is and with whom it lies: where the first one does, unless it is of another service. */
async function placeOf(tx: Tx, { service_id: known, team_id: team }: CaseRow, wanted: ServiceId | undefined) {
  const service = await serviceNamed(tx, wanted ?? known);
  return { serviceId: service.id, teamId: (service.id === known ? team : service.teamId) ?? undefined };
}

/** What the customer is told, in their language. */
async function wordsFor(tx: Tx, context: Context, from: Case, subject: string): Promise<string> {
  const { language } = await readerOf(tx, context, from.requesterId);
  return translator(language, catalogues[language].mail)('case.split', { subject });
}

function wordsOf(
  context: Context,
  { id, direction, author, channel, text, newPart, sentAt }: MessageShown,
): EarlierWords {
  const copy = MessageId.parse(context.newId());
  const words = newPart.trim() === '' ? text : newPart;
  return { id: copy, from: id, direction, author, channel, text: words, sentAt: fromIso(sentAt) };
}

/** Who followed the conversation so far follows what becomes of its second half, too. */
async function keepWatchers(tx: Tx, context: Context, { from, split }: { from: Case; split: Case }): Promise<void> {
  const watchers = (await participantsOf(tx, from.id)).filter(({ role }) => role === 'watcher');
  await addWatchers(
    tx,
    split,
    watchers.map(({ person_id: id }) => id),
    context.now,
  );
}

/**
 * Makes some messages of a case a case of their own: of the same customer, with the promises that are owed for it, counted
 * from now on. Until now the desk looked after both as one, and what it promised then stays owed where it was; a clock that
 * began with the mail could have run out before anybody knew that there are two. The messages stay in the other case as
 * well. The customer is told. Refuses as `chooseMessages` and `openCase` do, and `not-found` beyond the actor's reach.
 */
export function splitCase(context: Context, { caseId, messageIds, ...wanted }: Split): Promise<Result<Case>> {
  const worker = workerOf(context);
  return transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, caseId, 'lock');
    if (!row) return refuse('not-found', 404);
    const from = { known: caseOf(row), number: row.number };
    const chosen = chooseMessages(from, await messagesAbout(tx, caseSubject(row.id)), messageIds);
    if (!chosen.ok) return chosen;
    const earlier = chosen.value.map((message) => wordsOf(context, message));
    const opened = await openCase(context, {
      requesterId: row.requester_id,
      kind: kindOfSplit(row.kind),
      subject: wanted.subject,
      text: chosen.value.map(({ text }) => text).join('\n\n'),
      earlier,
      ...(await placeOf(tx, row, wanted.serviceId)),
      channel: row.channel,
      urgency: row.stated_urgency,
      contactedAt: context.now,
      // What was kept private stays so.
      keepPrivate: !from.known.colleaguesSee,
      takenBy: wanted.takeIt ? worker : undefined,
    });
    if (!opened.ok) return opened;
    const { case: split, number } = opened.value;
    await insertSplitting(tx, {
      split,
      from: from.known,
      copies: earlier.map(({ id }) => id),
      by: worker.id,
      at: context.now,
    });
    await saveLink(tx, { one: split, other: from.known, relation: 'follows-on', by: worker.id, at: context.now });
    await keepWatchers(tx, context, { from: from.known, split });
    const facts = splitFacts(from, { known: split, number });
    await appendFacts(tx, context, [
      ...factsOf(from.known, facts.from, context.now),
      ...factsOf(split, facts.split, context.now),
    ]);
    const word = (await promisesAbout(tx, caseSubject(split.id))).find((promise) => isWord(promise));
    await tellCustomer(tx, context, {
      known: split,
      number,
      author: worker,
      text: await wordsFor(tx, context, from.known, wanted.subject),
      ...(word && { nextWords: word.text }),
    });
    return ok(split);
  });
}

export interface SplitPreview {
  readonly teamId: TeamId | null;
  readonly promises: readonly { readonly kind: PromiseKind; readonly due: Instant }[];
  readonly words: string;
}

/** What splitting a case would come to now. Changes nothing; refuses `not-found` and `case.not-open`. */
export function previewSplit(
  context: Context,
  { caseId, subject, serviceId, takeIt }: Omit<Split, 'messageIds'>,
): Promise<Result<SplitPreview>> {
  return reading(context, async (tx) => {
    const row = await findReadable(tx, context.actor, caseId);
    if (!row) return refuse('not-found', 404);
    const from = caseOf(row);
    if (!isOpenCase(from)) return refuse('case.not-open', 409);
    const [place, requester] = await Promise.all([placeOf(tx, row, serviceId), personById(tx, from.requesterId)]);
    const accountId = (requester && (await accountServing(tx, context, requester))) ?? from.accountId;
    const about = {
      accountId,
      serviceId: place.serviceId,
      kind: kindOfSplit(from.kind),
      priority: priorityOf('moderate', from.statedUrgency),
    };
    const { owes } = await agreementFor(tx, about, context.now);
    const promises: { kind: PromiseKind; due: Instant }[] = [];
    for (const kind of [takeIt ? 'next-update' : 'first-response', 'resolve'] as const) {
      const owed = owes[kind];
      const due = owed && (await foreseeDue(tx, { ...owed, anchor: context.now }));
      if (due?.ok) promises.push({ kind, due: due.value });
    }
    return ok({ teamId: place.teamId ?? null, promises, words: await wordsFor(tx, context, from, subject) });
  });
}

/**
 * Undoes a split: the case ends as a duplicate of the one that it was split off, which inherits what was promised here.
 * Answers that one. Refuses `case.not-split`, and as `mergeCases` does.
 */
export function unsplitCase(context: Context, { caseId }: { readonly caseId: CaseId }): Promise<Result<Case>> {
  return transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, caseId);
    if (!row) return refuse('not-found', 404);
    const fromId = await splitFrom(tx, row.id);
    if (!fromId) return refuse('case.not-split', 409);
    const from = await findReadable(tx, context.actor, fromId);
    return from ? mergeCases(context, { caseId, into: from.number }) : refuse('not-found', 404);
  });
}
