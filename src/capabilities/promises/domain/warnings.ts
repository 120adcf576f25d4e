import { ok, type Result } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { addRunningTime, type Running, runningTime } from './running-time.ts';

/** How much of a promise's time is used, in percent, when its promisor is warned. */
export const WARNING_LEVELS = [50, 75, 90] as const;
export type WarningLevel = (typeof WARNING_LEVELS)[number];

export interface Warning {
  readonly level: WarningLevel;
  readonly at: Instant;
}

/** The moments at which each share of the time from anchor to due is used: running time, or real time if there is none. */
export function warningsOf(running: Running, anchor: Instant, due: Instant): Result<readonly Warning[]> {
  const time = runningTime(running, anchor, due);
  const warnings: Warning[] = [];
  for (const level of WARNING_LEVELS) {
    const share = level / 100;
    const at =
      time > 0
        ? addRunningTime(running, anchor, Math.ceil(time * share))
        : ok(anchor + Math.ceil((due - anchor) * share));
    if (!at.ok) return at;
    warnings.push({ level, at: at.value });
  }
  return ok(warnings);
}
