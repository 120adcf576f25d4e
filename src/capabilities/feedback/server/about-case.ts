import { caseFacts, caseSubject, type KnownCase } from '#capabilities/cases/index.ts';
import { type FactKind, fact } from '#kernel/facts.ts';
import type { PersonId } from '#kernel/ids.ts';
import { Problem } from '#kernel/problem.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { factsAbout } from '#platform/read-facts.ts';
import type { Asking } from '../domain/feedback.ts';
import { feedbackFacts } from '../facts.ts';

/** The person who asks. Only people say how it was, and only people answer. */
export function personAsking({ actor }: Context): { readonly id: PersonId; readonly name: string } {
  if (actor.kind !== 'person') throw new Problem('forbidden', 403);
  return { id: actor.personId, name: actor.name };
}

/** When a case was done last; null where it never was, or nobody worked on it to the end. */
async function doneAt(tx: Tx, known: KnownCase): Promise<Instant | null> {
  if (known.state === 'cancelled' || known.state === 'declined') return null;
  if (!known.open) return known.closedAt ?? known.resolvedAt;
  const reopened = caseFacts['case.reopened'].name;
  const facts = await factsAbout(tx, 'case', known.id);
  return facts.findLast(({ kind }) => kind === reopened)?.occurredAt ?? null;
}

/** What it depends on whether a person can say how a case was. */
export async function askingOf(tx: Tx, known: KnownCase, personId: PersonId): Promise<Asking> {
  return { doneAt: await doneAt(tx, known), ownWork: known.ownerId === personId };
}

/** Records what happened in the case's own chain. */
export async function record(
  tx: Tx,
  context: Context,
  { id, accountId }: Pick<KnownCase, 'id' | 'accountId'>,
  { kind, data }: { readonly kind: keyof typeof feedbackFacts; readonly data: unknown },
): Promise<void> {
  const about = { subject: caseSubject(id), accountId, occurredAt: context.now };
  const kindOf: FactKind = feedbackFacts[kind];
  await appendFacts(tx, context, [fact(kindOf, about, data)]);
}
