import type { z } from 'zod';
import { absencesAhead, absenceViews, providersNamed } from '#capabilities/people/index.ts';
import { keptFor, promisesAbout, promiseViews } from '#capabilities/promises/index.ts';
import { personOf } from '#kernel/actor.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { CaseDetail } from '../contract.ts';
import { mayTakeBack } from '../domain/taking-back.ts';
import { caseSubject } from '../facts.ts';
import { escalationOf } from './escalation-view.ts';
import { countOpenOf } from './lists.ts';
import { liveEventView, triesView } from './live-events.ts';
import { nextWordSuggestion } from './next-word.ts';
import { outgoingViews } from './outgoing.ts';
import { ownerHandedOver } from './owner-away.ts';
import { personById, readerFor } from './people.ts';
import { requestView } from './request-view.ts';
import { caseOf, findReadable } from './store.ts';
import type { CaseRow } from './tables.ts';
import { transferOf } from './transfer-view.ts';
import { namesIn, summaryOf } from './views.ts';
import { wayBackOf } from './way-back-store.ts';

export type Detail = z.output<typeof CaseDetail>;

/** Whether the actor may take the case: nobody owns it, or its owner is away and the actor keeps what they promised. */
async function mayTake(tx: Tx, context: Context, row: CaseRow): Promise<boolean> {
  const { actor } = context;
  if (actor.kind !== 'person' || !row.open) return false;
  if (row.owner_id === null) return true;
  return (await ownerHandedOver(tx, context, caseOf(row), actor.personId)) !== null;
}

async function providerOf(tx: Tx, { provider_id: id }: CaseRow): Promise<Detail['waitingProvider']> {
  const name = id === null ? undefined : (await providersNamed(tx, [id])).get(id);
  return id === null || name === undefined ? null : { id, name };
}

async function mergedInto(tx: Tx, { actor }: Context, row: CaseRow): Promise<Detail['mergedInto']> {
  const survivor = row.merged_into === null ? null : await findReadable(tx, actor, row.merged_into);
  return survivor && { id: survivor.id, number: survivor.number };
}

async function promisesOf(
  tx: Tx,
  context: Context,
  row: CaseRow,
): Promise<Pick<Detail, 'promises' | 'transfer' | 'escalation' | 'liveEvent' | 'tries'>> {
  const promises = await promisesAbout(tx, caseSubject(row.id));
  return {
    promises: await promiseViews(tx, promises),
    transfer: await transferOf(tx, context, { row, promises }),
    escalation: await escalationOf(tx, row, promises),
    liveEvent: await liveEventView(tx, context, { row, promises }),
    tries: await triesView(tx, row.id, promises),
  };
}

/** A case as the desk works on it, with its promises and what the agent should know of the customer. */
export async function detailOf(tx: Tx, context: Context, row: CaseRow): Promise<Detail> {
  const workers = [row.owner_id, row.assignee_id].flatMap((id) => id ?? []);
  const [
    wayBack,
    names,
    told,
    requester,
    kept,
    openCases,
    suggested,
    absences,
    takes,
    provider,
    survivor,
    request,
    outgoing,
  ] = await Promise.all([
    wayBackOf(tx, row.id),
    namesIn(tx, [row]),
    promisesOf(tx, context, row),
    personById(tx, row.requester_id),
    keptFor(tx, row.requester_id),
    countOpenOf(tx, context.actor, row.requester_id),
    nextWordSuggestion(tx, caseOf(row), context.now),
    absencesAhead(tx, context.now, workers).then((all) => absenceViews(tx, all)),
    mayTake(tx, context, row),
    providerOf(tx, row),
    mergedInto(tx, context, row),
    requestView(tx, context, row.id),
    outgoingViews(tx, context, row.id),
  ]);
  const reader = await readerFor(tx, context, requester);
  return {
    ...summaryOf(row, names),
    waitingReason: row.waiting_reason,
    waitingQuestion: row.waiting_question,
    waitingProvider: provider,
    statedUrgency: row.stated_urgency,
    assessedUrgency: row.assessed_urgency,
    requesterDetails: {
      email: requester?.email ?? null,
      reachBy: requester?.reachBy ?? 'write',
      phone: requester?.phone ?? null,
      ...reader,
      promisesKept: kept.kept,
      promisesJudged: kept.judged,
      openCases,
    },
    unreached:
      row.unreached_since === null ? null : { since: toIso(row.unreached_since), address: row.unreached_address ?? '' },
    ...told,
    outgoing,
    absences,
    mayTake: takes,
    mayTakeBack: mayTakeBack(caseOf(row), wayBack, personOf(context.actor)),
    suggestedNextWord: toIso(suggested),
    request,
    mergedInto: survivor,
    resolvedAt: row.resolved_at === null ? null : toIso(row.resolved_at),
    closedAt: row.closed_at === null ? null : toIso(row.closed_at),
  };
}
