import type { z } from 'zod';
import { conversationFacts } from '#capabilities/conversations/index.ts';
import { promiseFacts } from '#capabilities/promises/index.ts';
import type { Fact, FactIcon, FactKind } from '#kernel/facts.ts';
import { toIso } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { factsAbout } from '#platform/read-facts.ts';
import type { HistoryEntry } from '../contract.ts';
import { caseFacts } from '../facts.ts';

type Entry = z.output<typeof HistoryEntry>;

const KINDS: ReadonlyMap<string, FactKind> = new Map(
  [...Object.values<FactKind>(caseFacts), ...Object.values<FactKind>(promiseFacts), ...conversationFacts].map(
    (kind: FactKind) => [kind.name, kind] as const,
  ),
);

const UNKNOWN: FactIcon = 'circle';

/** Numbers that are moments; on the wire they are ISO, which the page formats in its reader's zone. */
const MOMENTS = new Set(['due', 'was', 'discoveredAt', 'neededBy', 'startsAt']);

/** What is plain in a fact's data, for the sentence: texts, numbers and moments. */
function paramsOf(data: unknown): Record<string, string | number> {
  const plain: Record<string, string | number> = {};
  if (typeof data !== 'object' || data === null) return plain;
  for (const [name, value] of Object.entries(data)) {
    if (typeof value === 'string') plain[name] = value;
    if (typeof value === 'number') plain[name] = MOMENTS.has(name) ? toIso(value) : value;
    if (typeof value === 'boolean') plain[name] = value ? 1 : 0;
  }
  return plain;
}

function entryOf(fact: Fact): Entry {
  return {
    id: fact.id,
    kind: fact.kind,
    icon: KINDS.get(fact.kind)?.icon ?? UNKNOWN,
    actor: fact.actor.name,
    occurredAt: toIso(fact.occurredAt),
    params: paramsOf(fact.data),
  };
}

/** Everything that happened to a case, oldest first, as far as the transaction's actor may see it. */
export async function historyOf(tx: Tx, caseId: string): Promise<Entry[]> {
  return (await factsAbout(tx, 'case', caseId)).map(entryOf);
}

/** The facts whose audience is the customer; for a story that shows nothing else, whoever looks at it. */
export async function customerHistoryOf(tx: Tx, caseId: string): Promise<Entry[]> {
  const facts = await factsAbout(tx, 'case', caseId);
  return facts.filter((fact) => fact.audience === 'customer').map(entryOf);
}
