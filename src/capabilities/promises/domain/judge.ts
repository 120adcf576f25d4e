import type { CalendarVersion } from '#capabilities/calendars/domain/index.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { historyOf, type Projection, project } from './clock.ts';
import { breakAt } from './decide-break.ts';
import { decideLapse } from './decide-confirm.ts';
import { change, type Decision } from './decision.ts';
import { pauseEnd } from './pause.ts';
import { isOpen, type PromiseRecord } from './promise.ts';
import { aboutPromise, type PromiseFact } from './promise-fact.ts';

/** What happens to a promise now, by time alone. Its `wakeAt` says when to judge it next. */
export interface Judgement extends Decision {
  readonly verdict: 'nothing' | 'resumed' | 'warned' | 'broken' | 'kept';
}

/**
 * Judges a promise from its data, so that judging late, twice or on two nodes comes to the same. A promise that
 * broke is not warned any more; of several warnings that were reached, only the last is given. Refuses only when
 * its calendar has not enough open time ahead.
 */
export function judge(promise: PromiseRecord, calendar: CalendarVersion, now: Instant): Result<Judgement> {
  if (!isOpen(promise)) return ok(sleep(promise, null));
  const projected = project(promise.terms, calendar, historyOf(promise, now));
  if (!projected.ok) return projected;
  const seen = projected.value;
  if (seen.state === 'broken') return ok({ verdict: 'broken', ...breakAt(promise, seen.due, now) });
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

function runOn(promise: PromiseRecord, seen: Projection, now: Instant): Judgement {
  const reached = seen.warnings.filter(({ level, at }) => at <= now && !promise.warned.includes(level));
  const last = reached.at(-1);
  const resumed = promise.state === 'paused';
  if (!last && !resumed) return sleep(promise, seen.nextWake);
  const running = change(promise, {
    state: 'running',
    due: seen.due,
    warned: [...promise.warned, ...reached.map(({ level }) => level)],
    wakeAt: seen.nextWake,
  });
  const about = aboutPromise(running);
  const facts: PromiseFact[] = [];
  if (resumed) {
    const occurredAt = Math.max(...promise.pauses.map(pauseEnd));
    facts.push({ kind: 'promise.resumed', occurredAt, data: { ...about, was: promise.due, cause: 'pause-ended' } });
  }
  if (last) facts.push({ kind: 'promise.warned', occurredAt: last.at, data: { ...about, level: last.level } });
  return { verdict: last ? 'warned' : 'resumed', promise: running, facts };
}
