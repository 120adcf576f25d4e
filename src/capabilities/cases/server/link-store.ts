import type { Actor } from '#kernel/actor.ts';
import type { CaseId, PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Case } from '../domain/case.ts';
import { fromThere, type Relation } from '../domain/link.ts';
import { readableCases } from './policy.ts';
import type { CaseRow, CaseTables } from './tables.ts';

export interface NewLink {
  readonly one: Case;
  readonly other: Case;
  /** As seen from `one`. */
  readonly relation: Relation;
  readonly by: PersonId;
  readonly at: Instant;
}

/** Keeps how two cases stand to each other, in place of how they stood. */
export async function saveLink(tx: Tx, { one, other, relation, by, at: linkedAt }: NewLink): Promise<void> {
  const side = (from: Case, to: Case, seen: Relation) => ({
    case_id: from.id,
    other_id: to.id,
    account_id: from.accountId,
    relation: seen,
    linked_by: by,
    linked_at: at(linkedAt),
  });
  await tx
    .tables<CaseTables>()
    .insertInto('cases.link')
    .values([side(one, other, relation), side(other, one, fromThere(relation))])
    .onConflict((conflict) =>
      conflict.columns(['case_id', 'other_id']).doUpdateSet((eb) => ({
        relation: eb.ref('excluded.relation'),
        linked_by: eb.ref('excluded.linked_by'),
        linked_at: eb.ref('excluded.linked_at'),
      })),
    )
    .execute();
}

/** How a case stands to another one; null where nobody said. */
export async function relationOf(tx: Tx, id: CaseId, otherId: CaseId): Promise<Relation | null> {
  const row = await tx
    .tables<CaseTables>()
    .selectFrom('cases.link')
    .select('relation')
    .where('case_id', '=', id)
    .where('other_id', '=', otherId)
    .executeTakeFirst();
  return row?.relation ?? null;
}

/** Takes the link of two cases away, from both sides. */
export async function deleteLink(tx: Tx, id: CaseId, otherId: CaseId): Promise<void> {
  await tx
    .tables<CaseTables>()
    .deleteFrom('cases.link')
    .where((eb) =>
      eb.or([
        eb.and([eb('case_id', '=', id), eb('other_id', '=', otherId)]),
        eb.and([eb('case_id', '=', otherId), eb('other_id', '=', id)]),
      ]),
    )
    .execute();
}

/** The cases that a case is linked to, as far as the actor may read them, the newest link first. */
export async function linkedTo(tx: Tx, actor: Actor, id: CaseId): Promise<Array<CaseRow & { relation: Relation }>> {
  return tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .innerJoin('cases.link', 'cases.link.other_id', 'cases.case.id')
    .selectAll('cases.case')
    .select('cases.link.relation')
    .where('cases.link.case_id', '=', id)
    .where(readableCases(actor))
    .orderBy('cases.link.linked_at', 'desc')
    .execute();
}
