import type { CalendarVersion } from '#capabilities/calendars/domain/index.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { historyOf, type Projection, project } from './clock.ts';
import { breakAt } from './decide-break.ts';
import { decideLapse } from './decide-confirm.ts';
import { isOwed } from './decide-release.ts';
import { change, type Decision } from './decision.ts';
import { stayOwed } from './long-overdue.ts';
import { pauseEnd } from './pause.ts';
import { isOpen, type PromiseRecord } from './promise.ts';
import { aboutPromise, type PromiseFact } from './promise-fact.ts';
import { WARNING_LEVELS, type Warning } from './warnings.ts';

/** What happens to a promise now, by time alone. Its `wakeAt` says when to judge it next. */
export interface Judgement extends Decision {
  readonly verdict: 'nothing' | 'resumed' | 'warned' | 'broken' | 'long-overdue' | 'kept';
}

/**
 * Judges a promise from its data, so that judging late, twice or on two nodes comes to the same. A promise that
 * broke is not warned any more, but told of once more when it is long overdue; of several warnings that were reached,
 * only the one that asks most is given. Refuses only when its calendar has not enough open time ahead.
 */
export function judge(promise: PromiseRecord, calendar: CalendarVersion, now: Instant): Result<Judgement> {
  if (promise.state === 'broken' && isOwed(promise)) return judgeLate(promise, calendar, now);
  if (!isOpen(promise)) return ok(sleep(promise, null));
  const projected = project(promise.terms, calendar, historyOf(promise, now));
  if (!projected.ok) return projected;
  const seen = projected.value;
  if (seen.state === 'broken') return ok({ verdict: 'broken', ...breakAt(promise, seen, now) });
  if (seen.state === 'kept' && seen.confirmBy !== null) {
    const lapsed = decideLapse(promise, seen.confirmBy);
    return lapsed.ok ? ok({ verdict: 'kept', ...lapsed.value }) : lapsed;
  }
  return ok(seen.state === 'running' ? runOn(promise, seen, now) : sleep(promise, seen.nextWake));
}

/** Nothing happens; the promise is saved only if its next look moves. */
function sleep(promise: PromiseRecord, wakeAt: Instant | null): Judgement {
  const sleeping = promise.wakeAt === wakeAt ? promise : change(promise, { wakeAt });
  return { verdict: 'nothing', promise: sleeping, facts: [] };
}

/** A clock that was wrong may have found it late too early: then it waits, and nothing is told. */
function judgeLate(promise: PromiseRecord, calendar: CalendarVersion, now: Instant): Result<Judgement> {
  const seen = project(promise.terms, calendar, historyOf(promise, Math.max(now, promise.due + 1)));
  if (!seen.ok) return seen;
  const owed = stayOwed(promise, { longOverdueAt: seen.value.longOverdueAt, now });
  if (owed.facts.length === 0) return ok(sleep(promise, owed.promise.wakeAt));
  return ok({ verdict: 'long-overdue', promise: change(owed.promise, {}), facts: owed.facts });
}

/** The warning that is given, of those that were reached and not given yet: the one that asks most. */
function mostUrgent(reached: readonly Warning[]): Warning | undefined {
  return WARNING_LEVELS.map((level) => reached.find((one) => one.level === level)).findLast((one) => one !== undefined);
}

function warningOf({ level, at }: Warning, promise: PromiseRecord): PromiseFact {
  const about = aboutPromise(promise);
  if (level === 'last-hour') return { kind: 'promise.last-hour', occurredAt: at, data: about };
  return { kind: 'promise.warned', occurredAt: at, data: { ...about, level } };
}

function runOn(promise: PromiseRecord, seen: Projection, now: Instant): Judgement {
  const reached = seen.warnings.filter(({ level, at }) => at <= now && !promise.warned.includes(level));
  const given = mostUrgent(reached);
  const resumed = promise.state === 'paused';
  if (!given && !resumed) return sleep(promise, seen.nextWake);
  const running = change(promise, {
    state: 'running',
    due: seen.due,
    warned: [...promise.warned, ...reached.map(({ level }) => level)],
    wakeAt: seen.nextWake,
  });
  const facts: PromiseFact[] = [];
  if (resumed) {
    const occurredAt = Math.max(...promise.pauses.map(pauseEnd));
    facts.push({
      kind: 'promise.resumed',
      occurredAt,
      data: { ...aboutPromise(running), was: promise.due, cause: 'pause-ended' },
    });
  }
  if (given) facts.push(warningOf(given, running));
  return { verdict: given ? 'warned' : 'resumed', promise: running, facts };
}
