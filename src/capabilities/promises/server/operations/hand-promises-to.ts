import type { PersonId, SubjectRef, TeamId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { PromiseRecord } from '../../domain/index.ts';
import { giveTo } from '../store.ts';

/**
 * Gives what is still owed about a subject to the person who takes it, or to another team, which has nobody for it
 * yet. What a provider owes stays with them, and so does what stays with its giver (`STAYS_WITH_ITS_GIVER`). No fact of its own: the subject's says who took it. Answers the promises.
 */
export function handPromisesTo(
  tx: Tx,
  _context: Context,
  subject: SubjectRef,
  to: { readonly personId: PersonId } | { readonly teamId: TeamId },
): Promise<PromiseRecord[]> {
  return giveTo(tx, subject, to);
}
