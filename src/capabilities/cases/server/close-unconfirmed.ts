import { z } from 'zod';
import { confirmationEnd, promisesAbout } from '#capabilities/promises/index.ts';
import { CaseId } from '#kernel/ids.ts';
import { isoInstant } from '#kernel/text.ts';
import { fromIso, type Instant, toIso } from '#kernel/time.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { enqueue, job, jobKind } from '#platform/jobs.ts';
import { awaitsConfirmation, type Case } from '../domain/case.ts';
import { close } from '../domain/customer.ts';
import { caseSubject, factsOf } from '../facts.ts';
import { agreementFor } from './owed.ts';
import { caseOf, findReadable, updateCase } from './store.ts';

const closing = jobKind({
  name: 'cases.close-unconfirmed',
  payload: z.object({ caseId: CaseId, resolvedAt: isoInstant }),
});

/**
 * The end of the time in which the customer may say that it does not work: the window of the fix that was promised, on the
 * hours that it pinned; where none was promised, on the hours of fixes now.
 */
export async function confirmBy(tx: Tx, known: Case, now: Instant): Promise<Instant | null> {
  if (known.resolvedAt === null || !awaitsConfirmation(known)) return null;
  const promised = await promisesAbout(tx, caseSubject(known.id));
  const fix = promised.findLast(({ kind }) => kind === 'resolve');
  if (fix) return confirmationEnd(tx, fix, known.resolvedAt);
  const { owes, calendarId } = await agreementFor(tx, known, now);
  return confirmationEnd(tx, { calendarId: owes.resolve?.calendarId ?? calendarId }, known.resolvedAt);
}

/** Sees to it that a resolved case is closed when nobody has objected in time. */
export async function closeUnconfirmed(tx: Tx, known: Case, now: Instant): Promise<void> {
  const end = await confirmBy(tx, known, now);
  if (end === null || known.resolvedAt === null) return;
  const payload = { caseId: known.id, resolvedAt: toIso(known.resolvedAt) };
  await enqueue(tx, closing, payload, { runAt: end, key: `close:${known.id}` });
}

/** Closes a case whose customer did not object, unless it was reopened or closed meanwhile. */
export const closeUnconfirmedJob = job(closing, async (context, payload) => {
  await transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, payload.caseId, 'lock');
    if (!row) return;
    const known = caseOf(row);
    // Who was never told that it works cannot have agreed by silence.
    if (known.unreached !== null) return;
    if (!awaitsConfirmation(known) || known.resolvedAt !== fromIso(payload.resolvedAt)) return;
    const end = (await confirmBy(tx, known, context.now)) ?? context.now;
    const decision = close(known, Math.min(end, context.now), false);
    if (!decision.ok) return;
    const saved = await updateCase(tx, decision.value.case);
    await appendFacts(tx, context, factsOf(saved, decision.value.facts, Math.min(end, context.now)));
  });
});
