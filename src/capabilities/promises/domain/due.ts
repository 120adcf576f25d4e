import type { CompiledCalendar } from '#capabilities/calendars/domain/index.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { type ClockPause, pauseEnd, standstills } from './pause.ts';
import { addRunningTime } from './running-time.ts';
import type { Terms } from './terms.ts';

/** What a due moment depends on besides the terms. */
export interface DueBasis {
  readonly calendar: CompiledCalendar;
  readonly anchor: Instant;
  readonly pauses: readonly ClockPause[];
}

/**
 * When a promise is due. A budget runs only outside pauses; it is never a due moment with a pause added.
 * Refuses as the calendar does when there is not enough open time ahead.
 */
export function dueOf(terms: Terms, basis: DueBasis): Result<Instant> {
  const { calendar, anchor, pauses } = basis;
  switch (terms.kind) {
    case 'budget':
      return addRunningTime({ calendar, still: standstills(pauses) }, anchor, terms.ms);
    case 'cadence':
      return calendar.addOpenTime(anchor, terms.everyMs);
    case 'instant':
      return continueAfterReopening(terms.due, basis);
    case 'businessDays': {
      const due = calendar.endOfBusinessDay(anchor, terms.n, terms.cutOff);
      return due.ok ? continueAfterReopening(due.value, basis) : due;
    }
  }
}

/**
 * A fixed moment that is still ahead at a reopening stands. One that passed while the work was delivered can't be
 * kept any more, and wasn't missed: the open time that was left then goes on from the reopening.
 */
function continueAfterReopening(fixed: Instant, { calendar, pauses }: DueBasis): Result<Instant> {
  let due = fixed;
  for (const pause of pauses.filter(({ reason }) => reason === 'awaiting-confirmation')) {
    const reopenedAt = pauseEnd(pause);
    if (pause.from >= due || due > reopenedAt) continue;
    const left = calendar.openTimeBetween(pause.from, due);
    const moved = left > 0 ? calendar.addOpenTime(reopenedAt, left) : ok(reopenedAt + due - pause.from);
    if (!moved.ok) return moved;
    due = moved.value;
  }
  return ok(due);
}
