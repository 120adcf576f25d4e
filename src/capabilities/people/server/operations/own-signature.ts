import type { PersonActor } from '#kernel/actor.ts';
import { fact } from '#kernel/facts.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { checkSignature } from '../../domain/index.ts';
import { signatureChanged } from '../../facts.ts';
import { type TeamRecord, teamsByIds } from '../group-store.ts';
import { findPerson, lockPerson } from '../person-store.ts';
import { ownSignature, updateOwnSignature } from '../signature-store.ts';

export interface OwnSignature {
  readonly text: string | null;
  /** The writer's teams, whose signatures stand in for their own. */
  readonly teams: TeamRecord[];
  /** The version of the person. */
  readonly version: number;
}

async function signatureView(tx: Tx, actor: PersonActor): Promise<Result<OwnSignature>> {
  const person = await findPerson(tx, actor.personId);
  if (!person) return refuse('signed-out', 401);
  const teams = [...(await teamsByIds(tx, actor.teams)).values()];
  const byName = teams.toSorted((one, other) => one.name.localeCompare(other.name));
  return ok({ text: await ownSignature(tx, person.id), teams: byName, version: person.version });
}

/** How whoever asks signs their mails. */
export async function readSignature(context: Context): Promise<Result<OwnSignature>> {
  const { actor } = context;
  if (actor.kind !== 'person') return refuse('signed-out', 401);
  return reading(context, (tx) => signatureView(tx, actor));
}

/**
 * Writes how one's own mails are signed; null leaves it to the team. Refuses a version that is no longer the present one, and a
 * signature that leaves a gap.
 */
export async function changeSignature(
  context: Context,
  given: { readonly text: string | null; readonly version?: number | undefined },
): Promise<Result<OwnSignature>> {
  const { actor } = context;
  if (actor.kind !== 'person') return refuse('signed-out', 401);
  const checked = given.text === null ? ok(null) : checkSignature(given.text);
  if (!checked.ok) return checked;
  return transaction(context, async (tx) => {
    const before = await lockPerson(tx, actor.personId);
    if (!before) return refuse('signed-out', 401);
    if (given.version !== undefined && given.version !== before.version) return refuse('changed-meanwhile', 412);
    await updateOwnSignature(tx, before.id, given.text);
    const { id, name, accountId } = before;
    const about = { subject: { kind: 'person', id }, accountId, occurredAt: context.now };
    await appendFacts(tx, context, [fact(signatureChanged, about, { name, signature: given.text })]);
    return signatureView(tx, actor);
  });
}
