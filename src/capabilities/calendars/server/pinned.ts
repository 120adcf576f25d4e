import type { CalendarId } from '#kernel/ids.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type CalendarVersion, type CompiledCalendar, compileCalendar } from '../domain/index.ts';
import { findCurrentVersion, findHours } from './store.ts';

/** A version of a calendar, ready to count with: what a promise pins. */
export interface PinnedCalendar {
  readonly calendarId: CalendarId;
  readonly version: number;
  readonly hours: CalendarVersion;
  readonly calendar: CompiledCalendar;
}

const REMEMBERED = 500;

/** Versions never change, so what one transaction committed or read as committed holds for all. */
const remembered = new Map<string, PinnedCalendar>();
/** A version may yet be rolled back: until the commit only its own transaction remembers it. */
const inTransaction = new WeakMap<Tx, Map<string, PinnedCalendar>>();

function remember(tx: Tx, key: string, pinned: PinnedCalendar): void {
  const known = inTransaction.get(tx) ?? new Map<string, PinnedCalendar>();
  inTransaction.set(tx, known.set(key, pinned));
  tx.afterCommit(() => {
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(key, pinned);
  });
}

/**
 * The version of a calendar, the current one unless it is named, with its compiled hours.
 * Undefined when there is no such calendar or version.
 */
export async function calendarVersion(
  tx: Tx,
  calendarId: CalendarId,
  version?: number,
): Promise<PinnedCalendar | undefined> {
  const wanted = version ?? (await findCurrentVersion(tx, calendarId));
  if (wanted === undefined) return undefined;
  const key = `${calendarId} ${wanted}`;
  const known = remembered.get(key) ?? inTransaction.get(tx)?.get(key);
  if (known) return known;
  const hours = await findHours(tx, calendarId, wanted);
  if (!hours) return undefined;
  const pinned = { calendarId, version: wanted, hours, calendar: compileCalendar(hours) };
  remember(tx, key, pinned);
  return pinned;
}
