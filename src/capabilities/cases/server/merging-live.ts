import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Case, Decision } from '../domain/case.ts';
import { asUrgentAs, carriedEvent, endOf, factsOfEvent, isAhead, type LiveEvent } from '../domain/live-event.ts';
import { cameFrom, liveEventOf, saveChange, saveLiveEvent, saveOver } from './live-event-store.ts';

interface Two {
  readonly duplicate: Case;
  readonly survivor: Case;
}

/** What people would be in on the case that goes on for a duplicate; null where that adds nothing. */
export async function carried(
  tx: Tx,
  { duplicate, survivor }: Record<'duplicate' | 'survivor', Pick<Case, 'id'>>,
  now: Instant,
): Promise<LiveEvent | null> {
  return carriedEvent(
    { duplicate: await liveEventOf(tx, duplicate.id), survivor: await liveEventOf(tx, survivor.id) },
    now,
  );
}

/** What people are in on a duplicate, they are in on the case that goes on: answers that one as urgent as it. */
export async function carryLive(tx: Tx, { now }: Context, { duplicate, survivor }: Two): Promise<Decision> {
  const theirs = await liveEventOf(tx, duplicate.id);
  const carried = carriedEvent({ duplicate: theirs, survivor: await liveEventOf(tx, survivor.id) }, now);
  if (carried === null) return { case: survivor, facts: [] };
  const urgent = asUrgentAs(survivor, carried, now);
  if (carried === theirs) {
    await saveLiveEvent(tx, survivor, { ...carried, saidAt: now, cameFrom: duplicate.id });
    return { case: urgent.case, facts: [...factsOfEvent(carried), ...urgent.facts] };
  }
  await saveChange(tx, survivor.id, carried);
  const { startsAt, place } = carried;
  const changed = { kind: 'case.live-changed', data: { startsAt, overAt: endOf(carried), place } } as const;
  return { case: urgent.case, facts: [changed, ...urgent.facts] };
}

/** Where two cases part again, the duplicate has what came from it back, as it stands now; nobody waits in it on the other. */
export async function partLive(tx: Tx, { now }: Context, { duplicate, survivor }: Two): Promise<void> {
  const event = await cameFrom(tx, survivor.id, duplicate.id);
  if (event === null) return;
  await saveChange(tx, duplicate.id, event);
  if (event.overAt !== null) await saveOver(tx, duplicate.id, event.overAt);
  if (isAhead(event, now)) await saveOver(tx, survivor.id, now);
}
