import { openPromisesAbout, type PromiseRecord, type PromisorBefore } from '#capabilities/promises/index.ts';
import { personOf } from '#kernel/actor.ts';
import type { CaseId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { at, json } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Case, Decision } from '../domain/case.ts';
import { beforeOf, type Change } from '../domain/taking-back.ts';
import { caseSubject } from '../facts.ts';
import type { CaseTables } from './tables.ts';

interface Changed {
  readonly known: Case;
  readonly decision: Decision;
  readonly saved: Case;
  /** What was owed about the case before. */
  readonly owed: readonly PromiseRecord[];
}

/** A promise without who answers for it: what has to be as it was for a change to be taken back truthfully. */
const termsOf = ({ id, state, due, pauses }: PromiseRecord) => `${id} ${state} ${due} ${pauses.length}`;

/** Keeps the way back from a change by a person, where it changed nothing but the case and who answers for its promises. */
export async function keepWayBack(tx: Tx, context: Context, { known, decision, saved, owed }: Changed): Promise<void> {
  const by = personOf(context.actor);
  const before = beforeOf(known, decision);
  if (by === null || before === null) return;
  const now = await openPromisesAbout(tx, caseSubject(known.id));
  if (owed.map(termsOf).toSorted().join() !== now.map(termsOf).toSorted().join()) return;
  const way = {
    by_id: by,
    version: saved.version,
    before: json(before),
    facts: decision.facts.length,
    promisors: json(owed.map(({ id, promisor }) => ({ id, promisor }))),
    changed_at: at(context.now),
  };
  await tx
    .tables<CaseTables>()
    .insertInto('cases.way_back')
    .values({ ...way, case_id: known.id, account_id: known.accountId })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(way))
    .execute();
}

export interface WayBack extends Change {
  readonly promisors: readonly PromisorBefore[];
}

/** The last change of a case from which a way leads back; whether it still holds is the domain's to say. */
export async function wayBackOf(tx: Tx, caseId: CaseId): Promise<WayBack | null> {
  const row = await tx
    .tables<CaseTables>()
    .selectFrom('cases.way_back')
    .select(['by_id as by', 'version', 'before', 'facts', 'promisors'])
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return row ?? null;
}
