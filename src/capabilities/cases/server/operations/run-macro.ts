import { fill, type Values, variablesIn } from '#capabilities/conversations/index.ts';
import { organisation } from '#capabilities/people/index.ts';
import type { CaseId, MacroId } from '#kernel/ids.ts';
import { translator } from '#kernel/messages.ts';
import { sayMoment } from '#kernel/moment.ts';
import { firstNameOf } from '#kernel/names.ts';
import { Problem } from '#kernel/problem.ts';
import { ok, type Refusal, type Result, refuse } from '#kernel/result.ts';
import { type Instant, MINUTE } from '#kernel/time.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { inOrderTaken } from '../../domain/macro.ts';
import { changesBetween, type MacroChanges, stateOf } from '../macro-changes.ts';
import { findMacro, type Step } from '../macro-store.ts';
import { nextWordSuggestion } from '../next-word.ts';
import { personById, readerFor } from '../people.ts';
import { serviceOf } from '../service-of.ts';
import { caseOf, findReadable, justChanged } from '../store.ts';
import type { CaseRow } from '../tables.ts';
import { assignCase, changeCase } from './change-case.ts';
import { workerOf } from './changing.ts';
import { replyToCustomer } from './reply.ts';
import { setNowLine } from './set-now-line.ts';
import { waitWithCase } from './wait.ts';
import { noteOnCase } from './write-note.ts';

interface Run {
  readonly caseId: CaseId;
  readonly macroId: MacroId;
}

interface Known {
  readonly tx: Tx;
  readonly row: CaseRow;
}

/** The text for this case, as its customer reads it. Refuses one in which something stays open. */
async function filled(
  context: Context,
  { tx, row }: Known,
  text: string,
  next: Instant | null,
): Promise<Result<string>> {
  const requester = await personById(tx, row.requester_id);
  const reader = await readerFor(tx, context, requester);
  const name = requester?.name ?? '';
  const worker = workerOf(context);
  const values: Values = {
    'customer.name': name,
    'customer.first-name': firstNameOf(name),
    'agent.name': worker.name,
    'agent.first-name': firstNameOf(worker.name),
    'case.number': String(row.number),
    'case.subject': row.subject,
    'service.name': (await serviceOf(tx, caseOf(row))).name,
    'next.word': next === null ? null : sayMoment(reader, next, context.now),
    'organisation.name': (await organisation(tx)).name,
  };
  const done = fill(text, values);
  const [open] = variablesIn(done);
  return open === undefined ? ok(done) : refuse('macro.unfilled', 422, { name: open });
}

async function reply(context: Context, known: Known, step: Extract<Step, { does: 'reply' }>): Promise<Result<unknown>> {
  const { row, tx } = known;
  const minutes = step.next.follow === 'next-word' ? step.next.minutes : 0;
  const soon = Math.ceil((context.now + (minutes ?? 0) * MINUTE) / MINUTE) * MINUTE;
  const by = minutes === null ? await nextWordSuggestion(tx, caseOf(row), context.now) : soon;
  const next =
    step.next.follow === 'resolves' ? ({ follow: 'resolves' } as const) : { follow: 'next-word' as const, by };
  const text = await filled(context, known, step.text, next.follow === 'next-word' ? by : null);
  return text.ok ? replyToCustomer(context, { caseId: row.id, text: text.value, next, fileIds: [] }) : text;
}

/** One step, by the same operation that people use. */
async function take(context: Context, known: Known, step: Step): Promise<Result<unknown>> {
  const caseId = known.row.id;
  if (step.does === 'reply') return reply(context, known, step);
  if (step.does === 'assign-team') return assignCase(context, { caseId, teamId: step.teamId });
  if (step.does === 'assign-person') return assignCase(context, { caseId, assigneeId: step.personId });
  if (step.does === 'priority') return changeCase(context, { caseId, priority: step.priority });
  const text = await filled(context, known, step.does === 'wait' ? step.question : step.text, null);
  if (!text.ok) return text;
  if (step.does === 'now-line') return setNowLine(context, { caseId, text: text.value });
  if (step.does === 'note') return noteOnCase(context, { caseId, text: text.value, fileIds: [] });
  const waiting = { reason: step.reason, question: text.value, providerId: null, until: null, attempts: null };
  return waitWithCase(context, { caseId, ...waiting });
}

type Stopped = { readonly step: number; readonly refusal: Refusal };

async function takeAll(
  context: Context,
  tx: Tx,
  run: { caseId: CaseId; steps: readonly Step[] },
): Promise<Stopped | null> {
  for (const [place, step] of inOrderTaken(run.steps)) {
    const row = await findReadable(tx, context.actor, run.caseId);
    if (!row) return { step: place, refusal: { code: 'not-found', status: 404 } };
    try {
      const taken = await take({ ...context, tx }, { tx, row }, step);
      if (!taken.ok) return { step: place, refusal: taken.refusal };
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      return { step: place, refusal: { code: error.code } };
    }
  }
  return null;
}

/**
 * Runs a macro on a case: every step by its own operation, all in one transaction. Where one is refused, or the case
 * or the macro is not as it was previewed, nothing happens. Answers the case.
 */
export function runMacro(
  context: Context,
  run: Run & { readonly caseVersion: number; readonly macroVersion: number },
): Promise<Result<{ id: CaseId }>> {
  return transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, run.caseId, 'lock');
    const macro = await findMacro(tx, run.macroId);
    if (!row || !macro) return refuse('not-found', 404);
    if (row.version !== run.caseVersion || macro.version !== run.macroVersion) return refuse('macro.stale', 409);
    const stopped = await takeAll(context, tx, { caseId: row.id, steps: macro.steps });
    return stopped ? { ok: false, refusal: stopped.refusal } : ok({ id: row.id });
  });
}

interface Preview {
  readonly changes: MacroChanges;
  readonly refused: { readonly step: number; readonly sentence: string } | null;
  readonly caseVersion: number;
  readonly macroVersion: number;
}

/**
 * Says what running a macro would change, by running it and taking everything back: no mail leaves, no promise is made.
 * What it says is so what would happen.
 */
export async function previewMacro(context: Context, run: Run): Promise<Result<Preview>> {
  const seen: { preview: Preview | null } = { preview: null };
  const outcome = await transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, run.caseId, 'lock');
    const macro = await findMacro(tx, run.macroId);
    if (!row || !macro) return refuse('not-found', 404);
    const before = await stateOf(tx, context, row);
    const stopped = await takeAll(context, tx, { caseId: row.id, steps: macro.steps });
    const t = translator(context.language, catalogues[context.language].problems);
    seen.preview = {
      changes: stopped ? [] : changesBetween(before, await stateOf(tx, context, await justChanged(tx, row.id))),
      refused: stopped && { step: stopped.step, sentence: t(stopped.refusal.code, stopped.refusal.params) },
      caseVersion: row.version,
      macroVersion: macro.version,
    };
    // A refusal is what makes the transaction take everything back.
    return refuse('macro.only-previewed', 409);
  });
  if (seen.preview) return ok(seen.preview);
  return outcome;
}
