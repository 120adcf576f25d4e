import type { z } from 'zod';
import { findCalendar } from '#capabilities/calendars/index.ts';
import type { PromiseId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx } from '#platform/database/transaction.ts';
import type { PromiseExplanation } from '../../contract.ts';
import { type Explanation, explain, type PromiseRecord } from '../../domain/index.ts';
import { reach, viewOf } from '../changing.ts';
import { clockView } from '../clock-view.ts';
import { hoursOf } from '../settle.ts';
import { findPromise } from '../store.ts';

export type ExplanationView = z.output<typeof PromiseExplanation>;

/** No chain of renegotiation is told further back than this. */
const MOVES_AT_MOST = 20;

/** What stood before the promise, oldest first. */
async function movesBefore(tx: Tx, promise: PromiseRecord): Promise<ExplanationView['moves']> {
  const moves: ExplanationView['moves'] = [];
  let later = promise;
  while (later.predecessorId !== null && moves.length < MOVES_AT_MOST) {
    const earlier = await findPromise(tx, later.predecessorId);
    if (!earlier) break;
    moves.unshift({ from: toIso(earlier.due), to: toIso(later.due), reason: earlier.reason });
    later = earlier;
  }
  return moves;
}

function wired({ segments, anchor, due, budget, used, left, experienced }: Explanation) {
  return {
    anchor: toIso(anchor),
    due: toIso(due),
    budget,
    used,
    left,
    experienced,
    segments: segments.map((segment) => ({ ...segment, from: toIso(segment.from), to: toIso(segment.to) })),
  };
}

/** Why a promise is due when it is, for whoever may read it. Refuses `not-found`. */
export function explainPromise(context: Context, promiseId: PromiseId): Promise<Result<ExplanationView>> {
  return reading(context, async (tx) => {
    const reached = await reach(tx, context, { promiseId });
    if (!reached.ok) return reached;
    const promise = reached.value;
    const hours = await hoursOf(tx, promise);
    const explained = explain(promise, hours, context.now);
    if (!explained.ok) return explained;
    const view = await viewOf(tx, promise);
    if (!view.ok) return view;
    return ok({
      promise: view.value,
      terms: promise.terms.kind,
      agreement: promise.agreement,
      calendar: {
        id: promise.calendarId,
        name: (await findCalendar(tx, promise.calendarId))?.name ?? '',
        version: promise.calendarVersion,
        timeZone: hours.zone,
      },
      clock: clockView(promise, hours),
      ...wired(explained.value),
      moves: await movesBefore(tx, promise),
    });
  });
}
