import type { PersonId, PromiseId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { AbsenceRecord } from './absence-store.ts';

/** Who keeps one promise while its promisor is away: somebody, or the team with nobody named. */
export interface HandOver {
  readonly promiseId: PromiseId;
  readonly to: { readonly kind: 'person'; readonly personId: PersonId } | { readonly kind: 'team' };
}

/** Somebody who goes away, and what they hand over. */
export interface Leave {
  readonly absence: AbsenceRecord;
  readonly name: string;
  readonly handOvers: readonly HandOver[];
}

/**
 * What people know nothing of: what somebody who goes away owes. Whoever keeps promises hands them over in the
 * absence's own transaction, and refuses as long as one that falls due meanwhile would be nobody's. Answers how many
 * changed hands.
 */
export type Leaving = (tx: Tx, context: Context, leave: Leave) => Promise<Result<number>>;

/** Where nothing is promised, nothing is handed over. */
export const OWES_NOTHING: Leaving = async () => ok(0);
