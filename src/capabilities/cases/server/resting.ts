import { messagesAbout } from '#capabilities/conversations/index.ts';
import type { Attempt } from '#capabilities/promises/domain/index.ts';
import { openPromisesAbout, type PauseAsked, pausePromise, resumePromise } from '#capabilities/promises/index.ts';
import type { CaseId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { fromIso, type Instant, MINUTE } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Case, Worker } from '../domain/case.ts';
import type { WaitingReason } from '../domain/states.ts';
import { caseSubject } from '../facts.ts';
import { tellCustomer } from './tell-customer.ts';

/** For whom and for what a case waits, as somebody says it. */
export interface Waiting {
  readonly reason: WaitingReason;
  readonly question: string;
  readonly until: Instant | null;
  readonly attempts: readonly Attempt[] | null;
}

/** A promise that cannot rest runs on while the case waits. Whatever else is refused, the writer can mend. */
const RUNS_ON: readonly string[] = [
  'promise.kind-never-pauses',
  'promise.terms-never-pause',
  'promise.too-late-to-pause',
  'promise.too-many-pauses',
  'promise.not-running',
  'promise.already-paused',
];

const ASKED_JUST_NOW = 30 * MINUTE;

async function spokenAbout(tx: Tx, caseId: CaseId): Promise<PauseAsked['spoken']> {
  const messages = await messagesAbout(tx, caseSubject(caseId));
  const times = (direction: string) =>
    messages.filter((one) => one.direction === direction).map((one) => fromIso(one.sentAt));
  return { byPromisee: times('from-customer'), toPromisee: times('to-customer') };
}

export interface Resting {
  readonly known: Case;
  readonly number: number;
  readonly worker: Worker;
  readonly waiting: Waiting;
}

/**
 * Lets the promises of a case rest while only its customer can go on. A question that was not put to them in the
 * last half hour is put now, in the same breath: what nobody asked stops no clock. Refuses as `pausePromise` does,
 * where the writer can mend it.
 */
export async function restWhileWaiting(tx: Tx, context: Context, given: Resting): Promise<Result<null>> {
  const { known, waiting } = given;
  const { reason } = waiting;
  if (reason === 'third-party') return ok(null);
  const before = await spokenAbout(tx, known.id);
  const asksNow = reason === 'customer-input' && waiting.attempts === null && !askedJustNow(before, context.now);
  const spoken = asksNow ? { ...before, toPromisee: [...before.toPromisee, context.now] } : before;
  const evidence = evidenceOf(waiting, spoken, context.now);
  const urgent = known.priority === 'P1' || known.assessedUrgency === 'critical';
  let rests = false;
  for (const promise of await openPromisesAbout(tx, caseSubject(known.id))) {
    // A provider hands back what only the customer can go on with.
    if (promise.kind === 'provider-return') continue;
    const asked = { reason, evidence, until: waiting.until, urgent, spoken };
    const paused = await pausePromise(tx, context, promise, asked);
    if (!paused.ok && !RUNS_ON.includes(paused.refusal.code)) return paused;
    rests ||= paused.ok;
  }
  const { number, worker } = given;
  if (rests && asksNow) await tellCustomer(tx, context, { known, number, author: worker, text: waiting.question });
  return ok(null);
}

function askedJustNow({ toPromisee }: PauseAsked['spoken'], now: Instant): boolean {
  return toPromisee.some((at) => at <= now && now - at <= ASKED_JUST_NOW);
}

function evidenceOf(
  { reason, question, attempts }: Waiting,
  { toPromisee }: PauseAsked['spoken'],
  now: Instant,
): NonNullable<PauseAsked['evidence']> {
  if (reason !== 'customer-input') return { kind: 'agreement', words: question, agreedAt: now };
  if (attempts !== null) return { kind: 'attempts', question, attempts };
  return { kind: 'question', question, askedAt: Math.max(...toPromisee.filter((at) => at <= now)) };
}

/** Lets whatever rested run again: from when the customer wrote, or from now when somebody goes on by themselves. */
export async function runAgain(
  tx: Tx,
  context: Context,
  { caseId, at, cause }: { caseId: CaseId; at: Instant; cause: 'promisee-answered' | 'by-hand' },
): Promise<Result<null>> {
  const paused = (await openPromisesAbout(tx, caseSubject(caseId))).filter(({ pauses }) => pauses.length > 0);
  if (paused.length === 0) return ok(null);
  const spoken = await spokenAbout(tx, caseId);
  for (const promise of paused) {
    const running = await resumePromise(tx, context, promise, { occurredAt: at, cause, spoken });
    // The pause may have ended by itself before the customer wrote.
    if (!running.ok && running.refusal.code !== 'promise.not-paused') return running;
  }
  return ok(null);
}
