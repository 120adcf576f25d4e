import { fact } from '#kernel/facts.ts';
import type { AbsenceId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { personBack } from '../../facts.ts';
import { findAbsence, markEnded } from '../absence-store.ts';
import { mayArrangeFor } from '../arranging.ts';
import { namesOf } from '../names.ts';
import { type AbsenceView, absenceViews } from './list-absences.ts';

/**
 * Ends an absence now, or calls off one that has not begun. What was handed over stays with whoever has it. Refuses
 * `not-found`, also where the actor has no say in it, and `absence.over-already`.
 */
export function endAbsence(context: Context, absenceId: AbsenceId): Promise<Result<AbsenceView>> {
  return transaction(context, async (tx) => {
    const absence = await findAbsence(tx, absenceId);
    if (!absence || !(await mayArrangeFor(tx, context, absence.personId))) return refuse('not-found', 404);
    if (absence.until <= context.now || !(await markEnded(tx, absenceId, context.now))) {
      return refuse('absence.over-already', 409);
    }
    const name = (await namesOf(tx, { people: [absence.personId] })).people.get(absence.personId) ?? '';
    const about = { subject: { kind: 'person', id: absence.personId }, accountId: null, occurredAt: context.now };
    await appendFacts(tx, context, [fact(personBack, about, { name, absenceId })]);
    const [view] = await absenceViews(tx, [absence]);
    return view ? ok(view) : refuse('not-found', 404);
  });
}
