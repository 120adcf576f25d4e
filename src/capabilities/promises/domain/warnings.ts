import { ok, type Result } from '#kernel/result.ts';
import { HOUR, type Instant, MINUTE, type Span } from '#kernel/time.ts';
import { addRunningTime, type Running, runningTime } from './running-time.ts';

/** How much of a promise's time is used, in percent, when its promisor is warned. */
const SHARES = [50, 75, 90] as const;

/** Every warning there is, in the order of what it asks of people: at nine tenths somebody has to decide. */
export const WARNING_LEVELS = [50, 75, 'last-hour', 90] as const;
export type WarningLevel = (typeof WARNING_LEVELS)[number];

/** So much open time is left when the last hour is told of: what is due first thing in the morning, the evening before. */
const LEAD: Span = HOUR;
/** Nearer than this to a warning by share, the last hour says nothing new. */
const NEWS: Span = 15 * MINUTE;

export interface Warning {
  readonly level: WarningLevel;
  readonly at: Instant;
}

/**
 * The moments at which the promisor is warned, in order: when each share of the time from anchor to due is used, which
 * is running time, or real time if there is none; and the latest instant that leaves an hour on the promisor's rota.
 * That rota is the promise's calendar: teams have no hours of their own.
 */
export function warningsOf(running: Running, anchor: Instant, due: Instant): Result<readonly Warning[]> {
  const time = runningTime(running, anchor, due);
  const warnings: Warning[] = [];
  for (const level of SHARES) {
    const at =
      time > 0
        ? addRunningTime(running, anchor, usedAt(level, time))
        : ok(anchor + Math.ceil(((due - anchor) * level) / 100));
    if (!at.ok) return at;
    warnings.push({ level, at: at.value });
  }
  if (!isLastHourNews(time)) return ok(warnings);
  // A millisecond into the hour and back: the instant before it runs on, not the close of the day before.
  const into = addRunningTime(running, anchor, time - LEAD + 1);
  if (!into.ok) return into;
  return ok([...warnings, { level: 'last-hour' as const, at: into.value - 1 }].sort((a, b) => a.at - b.at));
}

function usedAt(level: (typeof SHARES)[number], time: Span): Span {
  return Math.ceil((time * level) / 100);
}

/** Whether the last hour begins after half of the time, and not just before or after a warning by share. */
function isLastHourNews(time: Span): boolean {
  const used = time - LEAD;
  return used > usedAt(50, time) && SHARES.every((level) => Math.abs(used - usedAt(level, time)) > NEWS);
}
