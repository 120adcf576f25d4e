import { sql } from 'kysely';
import type { Fact, NewFact } from '#kernel/facts.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from './context.ts';
import type { Tx } from './database/transaction.ts';
import { enqueueAfterSubscribers } from './jobs.ts';
import type { Hint } from './signals.ts';

function actorOf(context: Context): Fact['actor'] {
  const { actor } = context;
  if (actor.kind === 'person') return { kind: 'person', id: actor.personId, name: actor.name };
  if (actor.kind === 'system') return { kind: 'system', id: null, name: actor.name };
  return { kind: 'anonymous', id: null, name: 'anonymous' };
}

interface Appended {
  readonly fact_id: string;
  readonly fact_position: number;
  readonly fact_sequence: number;
}

/**
 * Records facts in the order given, runs their `within` subscribers, queues their `after` subscribers, and
 * tells the listeners once the transaction has committed. Answers the facts as recorded.
 */
export async function appendFacts(tx: Tx, context: Context, given: readonly NewFact[]): Promise<readonly Fact[]> {
  if (given.length === 0) return [];
  const actor = actorOf(context);
  const prepared = given.map((one) => ({ one, id: context.newId() }));
  const rows = prepared.map(({ one, id }) => ({
    id,
    subjectKind: one.subject.kind,
    subjectId: one.subject.id,
    kind: one.kind,
    audience: one.audience,
    accountId: one.accountId,
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    requestId: context.requestId,
    occurredAt: toIso(one.occurredAt),
    data: one.data,
  }));
  const appended = await sql<Appended>`
    select * from platform.append_facts(${JSON.stringify(rows)}::jsonb)`.execute(tx.tables<unknown>());
  const places = new Map(appended.rows.map((row) => [row.fact_id, row]));
  const facts: Fact[] = [];
  const hints: Hint[] = [];
  for (const { one, id } of prepared) {
    const place = places.get(id);
    if (!place) throw new Error(`The database did not record the fact ${one.kind}.`);
    facts.push({ ...one, id, sequence: place.fact_sequence, actor, recordedAt: context.now });
    hints.push({
      position: place.fact_position,
      id,
      kind: one.kind,
      subject: one.subject,
      accountId: one.accountId,
      audience: one.audience,
    });
  }
  tx.afterCommit(() => {
    for (const fact of facts) context.platform.metrics.facts.inc({ kind: fact.kind });
    context.platform.signals.announce(hints);
  });
  await tellWithin(tx, context, facts);
  await enqueueAfterSubscribers(tx, context, facts);
  return facts;
}

/** Each `within` subscriber once, with all the facts that it hears. */
async function tellWithin(tx: Tx, context: Context, facts: readonly Fact[]): Promise<void> {
  const { within } = context.platform.subscribers;
  const heard = new Set(facts.flatMap((fact) => within.get(fact.kind) ?? []));
  for (const subscription of heard) {
    const its = facts.filter((fact) => subscription.kinds.includes(fact.kind));
    await subscription.within?.(tx, { ...context, tx }, its);
  }
}
