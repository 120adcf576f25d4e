import type { CalendarVersion } from '#capabilities/calendars/index.ts';
import type { PromiseId } from '#kernel/ids.ts';
import { HOUR, type Instant, MINUTE, SECOND } from '#kernel/time.ts';
import { systemContext } from '#platform/context.ts';
import { isAway } from '#platform/database/away.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { Platform } from '#platform/platform.ts';
import { holdOf, type Judgement, judge, type PromiseRecord } from '../../domain/index.ts';
import { promiseFactsOf } from '../../facts.ts';
import { hoursOf } from '../settle.ts';
import { type Change, saveChanges } from '../store.ts';
import { type Claim, claimDue, putOff, yieldToPeople } from './claim.ts';

/** Large enough that round trips don't count, small enough that nobody waits long for a case that a batch holds. */
const BATCH = 250;
/** How long a promise that could not be judged waits: after the first failure, the second, and so on. */
const WAITS: readonly number[] = [30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR];

/** Somebody holds what we need, or we had to yield: nothing is wrong, and soon it will work. */
const IN_THE_WAY = new Set(['55P03', '40P01', '40001']);

export interface JudgeDue {
  /** The moment to judge at; the platform's clock when left out. */
  readonly now?: Instant;
  /** How many promises at most. */
  readonly limit?: number;
}

interface Judged extends Change {
  readonly judgement: Judgement;
}

const pinnedBy = ({ calendarId, calendarVersion }: PromiseRecord) => `${calendarId} ${calendarVersion}`;

/** The hours that these promises pinned, each version read once. */
async function hoursOfAll(
  tx: Tx,
  promises: readonly PromiseRecord[],
): Promise<(promise: PromiseRecord) => CalendarVersion> {
  const hours = new Map<string, CalendarVersion>();
  for (const promise of promises) {
    const key = pinnedBy(promise);
    if (!hours.has(key)) hours.set(key, await hoursOf(tx, promise));
  }
  return (promise) => {
    const known = hours.get(pinnedBy(promise));
    if (!known) throw new Error(`The hours of the promise ${promise.id} were not read.`);
    return known;
  };
}

function judgeOne(promise: PromiseRecord, hours: CalendarVersion, now: Instant): Judged {
  const judged = judge(promise, hours, now);
  if (!judged.ok) throw new Error(`The promise ${promise.id} cannot be judged: ${judged.refusal.code}.`);
  const { promise: to } = judged.value;
  return { from: promise, to, hold: holdOf(to, hours), judgement: judged.value };
}

/** Every transaction takes the subjects' chains of facts in the same order, so that keepers don't wait in a ring. */
function bySubject(a: Judged, b: Judged): number {
  return a.from.subject.id < b.from.subject.id ? -1 : a.from.subject.id > b.from.subject.id ? 1 : 0;
}

function measureLateness(tx: Tx, platform: Platform, promises: readonly PromiseRecord[]): void {
  tx.afterCommit(() => {
    const now = platform.clock();
    for (const { wakeAt } of promises) {
      if (wakeAt !== null) platform.metrics.keeperLateness.observe(Math.max(0, now - wakeAt) / SECOND);
    }
  });
}

/** Claims, judges, saves and records in one transaction: all of it happened, or nothing did. */
async function judgeBatch(platform: Platform, claim: Claim, claimed: (promises: readonly PromiseRecord[]) => void) {
  const context = systemContext(platform, 'keeper', claim.now);
  return transaction(context, async (tx) => {
    const promises = await claimDue(tx, claim);
    claimed(promises);
    if (promises.length === 0) return 0;
    await yieldToPeople(tx);
    const hours = await hoursOfAll(tx, promises);
    const judged = promises.map((promise) => judgeOne(promise, hours(promise), claim.now)).sort(bySubject);
    await saveChanges(
      tx,
      judged.filter(({ from, to }) => from !== to),
    );
    const facts = judged.flatMap(({ to, judgement }) => promiseFactsOf(to, judgement.facts));
    await appendFacts(tx, context, facts);
    measureLateness(tx, platform, promises);
    return promises.length;
  });
}

function isInTheWay(error: unknown): boolean {
  return error instanceof Error && 'code' in error && IN_THE_WAY.has(String(error.code));
}

/** Puts a promise off that could not be judged, and says so. When somebody holds it just now, the next look does. */
async function setAside(platform: Platform, id: PromiseId, { now, error }: { now: Instant; error: unknown }) {
  platform.log.error({ err: error, promise: id }, 'a promise could not be judged; it is tried again later');
  platform.metrics.keeperFailures.inc();
  const message = error instanceof Error ? error.message : String(error);
  try {
    await transaction(systemContext(platform, 'keeper', now), async (tx) => {
      await yieldToPeople(tx);
      await putOff(tx, { id, message, now, waits: WAITS });
    });
  } catch (held) {
    if (!isInTheWay(held)) throw held;
  }
}

/** What became of one promise by itself: judged, left for another look, or its subject held by somebody. */
type Alone = 'judged' | 'left' | 'held';

async function judgeAlone(platform: Platform, only: PromiseId, now: Instant): Promise<Alone> {
  try {
    return (await judgeBatch(platform, { now, count: 1, only }, () => undefined)) > 0 ? 'judged' : 'left';
  } catch (error) {
    if (isInTheWay(error)) return 'held';
    // That the database was away says nothing about the promise.
    if (isAway(error)) throw error;
    await setAside(platform, only, { now, error });
    return 'left';
  }
}

/** The promises of a batch that failed, one by one. Whose subject is held is not waited for again. */
async function judgeOneByOne(platform: Platform, promises: readonly PromiseRecord[], now: Instant) {
  const held = new Set<string>();
  const left: PromiseId[] = [];
  for (const { id, subject } of promises) {
    const outcome = held.has(subject.id) ? 'held' : await judgeAlone(platform, id, now);
    if (outcome === 'held') held.add(subject.id);
    if (outcome !== 'judged') left.push(id);
  }
  return { judged: promises.length - left.length, left };
}

/**
 * Judges promises whose moment has come by `now`, each exactly once however many keepers run or die meanwhile.
 * One that cannot be judged stops no other: it is put off and shows as trouble. Answers how many were judged. Throws
 * when the database is away.
 */
export async function judgeDue(platform: Platform, { now, limit = 1000 }: JudgeDue = {}): Promise<number> {
  const moment = now ?? platform.clock();
  const passedOver: PromiseId[] = [];
  let judged = 0;
  for (;;) {
    const count = Math.min(BATCH, limit - judged);
    if (count <= 0) return judged;
    let promises: readonly PromiseRecord[] = [];
    try {
      const done = await judgeBatch(platform, { now: moment, count, except: passedOver }, (claimed) => {
        promises = claimed;
      });
      judged += done;
      if (done < count) return judged;
    } catch (error) {
      if (promises.length === 0 || isAway(error)) throw error;
      const outcome = await judgeOneByOne(platform, promises, moment);
      judged += outcome.judged;
      passedOver.push(...outcome.left);
    }
  }
}
