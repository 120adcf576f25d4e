import type { z } from 'zod';
import { calendarVersion, findCalendar } from '#capabilities/calendars/index.ts';
import { explain, isInternal } from '#capabilities/promises/domain/index.ts';
import { type PromiseRecord, promiseViews } from '#capabilities/promises/index.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { CaseAttribution } from '../contract.ts';

type HandBackTime = z.output<typeof CaseAttribution>['handBacks'][number];

/** Promises of teams and providers that came to an end of their own, or are on their way to it. */
function standing(promise: PromiseRecord): boolean {
  return isInternal(promise) && !['withdrawn', 'renegotiated', 'superseded'].includes(promise.state);
}

/**
 * How much of the time that they agreed to teams and providers used of a case, each on their own calendar: it says whether
 * they kept their agreement, and never adds up with the time on ours.
 */
export async function handBackTimes(
  tx: Tx,
  context: Context,
  promises: readonly PromiseRecord[],
): Promise<HandBackTime[]> {
  const times: HandBackTime[] = [];
  const handBacks = promises.filter(standing);
  const views = await promiseViews(tx, handBacks);
  for (const [at, promise] of handBacks.entries()) {
    const pinned = await calendarVersion(tx, promise.calendarId, promise.calendarVersion);
    const explained = pinned && explain(promise, pinned.hours, context.now);
    // Its due moment was found on these very hours when it was made.
    if (!pinned || !explained?.ok) throw new Error(`The hours of the promise ${promise.id} don't explain it.`);
    const { used, budget } = explained.value;
    const promisor = views[at]?.promisor;
    times.push({
      promiseId: promise.id,
      name: promisor?.provider?.name ?? promisor?.team?.name ?? '',
      hours: { name: (await findCalendar(tx, promise.calendarId))?.name ?? '', timeZone: pinned.hours.zone },
      used,
      agreed: budget,
      state: promise.state,
    });
  }
  return times;
}
