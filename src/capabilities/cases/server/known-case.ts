import type { Actor } from '#kernel/actor.ts';
import type { CaseId, PersonId } from '#kernel/ids.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type Case, isOpenCase } from '../domain/case.ts';
import { stageOf } from '../domain/states.ts';
import { openCasesFor } from './known-store.ts';
import { findReadableAmong } from './lists.ts';
import { caseOf, findOwn, findReadable, findSeen } from './store.ts';
import type { CaseRow } from './tables.ts';

/** A case as capabilities above know it. */
export interface KnownCase extends Case {
  readonly number: number;
  /** Somebody still owes the customer work. */
  readonly open: boolean;
  /** In progress: neither waiting, nor untouched, nor done. */
  readonly working: boolean;
}

function knownOf(row: CaseRow | null): KnownCase | null {
  if (!row) return null;
  const known = caseOf(row);
  return { ...known, number: row.number, open: isOpenCase(known), working: stageOf(known.state) === 'working' };
}

/** The case, if the actor may read it; null looks the same as one that never was. `lock` keeps others from changing it. */
export async function readableCase(
  tx: Tx,
  actor: Actor,
  id: CaseId,
  lock: 'lock' | 'look' = 'look',
): Promise<KnownCase | null> {
  return knownOf(await findReadable(tx, actor, id, lock));
}

/** Those of these cases that the actor may read, by id. */
export async function readableAmong(
  tx: Tx,
  actor: Actor,
  ids: readonly CaseId[],
): Promise<ReadonlyMap<CaseId, KnownCase>> {
  const rows = await findReadableAmong(tx, actor, ids);
  return new Map(rows.flatMap((row) => knownOf(row) ?? []).map((known) => [known.id, known]));
}

/** The case, if the actor asked for it or is in copy: what they may answer about. */
export async function ownCase(tx: Tx, actor: Actor, id: CaseId): Promise<KnownCase | null> {
  return knownOf(await findOwn(tx, actor, id));
}

/** The case, if the portal shows it to the actor: they asked, are in copy, or may read along with a colleague. */
export async function seenCase(tx: Tx, actor: Actor, id: CaseId): Promise<KnownCase | null> {
  return knownOf(await findSeen(tx, actor, id));
}

/** What somebody asked for and is open, as far as the actor may read it: the newest 20. */
export async function openCasesOf(tx: Tx, actor: Actor, requesterId: PersonId): Promise<KnownCase[]> {
  return (await openCasesFor(tx, actor, requesterId)).flatMap((row) => knownOf(row) ?? []);
}
