import type { z } from 'zod';
import { keptFor, promisesAbout, promiseViews } from '#capabilities/promises/index.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { CaseDetail } from '../contract.ts';
import { caseSubject } from '../facts.ts';
import { countOpenOf } from './lists.ts';
import { nextWordSuggestion } from './next-word.ts';
import { personById, readerFor } from './people.ts';
import { caseOf } from './store.ts';
import type { CaseRow } from './tables.ts';
import { namesIn, summaryOf } from './views.ts';

export type Detail = z.output<typeof CaseDetail>;

/** A case as the desk works on it, with its promises and what the agent should know of the customer. */
export async function detailOf(tx: Tx, context: Context, row: CaseRow): Promise<Detail> {
  const [names, promises, requester, kept, openCases, suggested] = await Promise.all([
    namesIn(tx, [row]),
    promisesAbout(tx, caseSubject(row.id)).then((all) => promiseViews(tx, all)),
    personById(tx, row.requester_id),
    keptFor(tx, row.requester_id),
    countOpenOf(tx, context.actor, row.requester_id),
    nextWordSuggestion(tx, caseOf(row), context.now),
  ]);
  const reader = await readerFor(tx, context, requester);
  return {
    ...summaryOf(row, names),
    waitingReason: row.waiting_reason,
    waitingQuestion: row.waiting_question,
    statedUrgency: row.stated_urgency,
    assessedUrgency: row.assessed_urgency,
    requesterDetails: {
      email: requester?.email ?? null,
      ...reader,
      promisesKept: kept.kept,
      promisesJudged: kept.judged,
      openCases,
    },
    unreached:
      row.unreached_since === null ? null : { since: toIso(row.unreached_since), address: row.unreached_address ?? '' },
    promises,
    suggestedNextWord: toIso(suggested),
    resolvedAt: row.resolved_at === null ? null : toIso(row.resolved_at),
    closedAt: row.closed_at === null ? null : toIso(row.closed_at),
  };
}
