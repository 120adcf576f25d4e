import { DAY, HOUR, type Instant, MINUTE } from '#kernel/time.ts';
import { fromLocalField, toLocalField } from '#ui/time/local.ts';

const STEP = 5 * MINUTE;
const AHEAD = [30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR] as const;
const MORNING = 'T09:00';

function roundUp(at: Instant): Instant {
  return Math.ceil(at / STEP) * STEP;
}

function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** Nine in the morning of the next weekday, on the clocks of `zone`. */
export function nextMorning(now: Instant, zone: string): Instant {
  for (let days = 1; days <= 3; days += 1) {
    const day = toLocalField(now + days * DAY, zone).slice(0, 10);
    const morning = fromLocalField(day + MORNING, zone);
    if (morning !== null && !isWeekend(day)) return morning;
  }
  return roundUp(now + DAY);
}

/** Moments to choose from: what policy proposes first, then half an hour, some hours, and tomorrow morning. */
export function momentsAhead(now: Instant, zone: string, proposed?: Instant): readonly [Instant, ...Instant[]] {
  const usual = [...AHEAD.map((span) => roundUp(now + span)), nextMorning(now, zone)];
  if (proposed === undefined || proposed <= now) {
    const [first = roundUp(now + HOUR), ...others] = usual;
    return [first, ...others];
  }
  return [proposed, ...usual.filter((moment) => moment !== proposed)];
}

/** Less would mean to move it again. */
const WORTH_MOVING = 30 * MINUTE;

/** The first of the usual moments well after `due`; where none is, the morning of the weekday after it. */
export function momentAfter(due: Instant, now: Instant, zone: string): Instant {
  return momentsAhead(now, zone).find((moment) => moment >= due + WORTH_MOVING) ?? nextMorning(due, zone);
}
