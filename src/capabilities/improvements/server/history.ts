import { promiseFacts } from '#capabilities/promises/index.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { ImprovementId } from '#kernel/ids.ts';
import { toIso } from '#kernel/time.ts';
import { type Context, systemContext } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { factsAbout } from '#platform/read-facts.ts';
import type { improvementsContract } from '../contract.ts';
import { improvementFacts } from '../facts.ts';

type Entry = OutputOf<(typeof improvementsContract)['endpoints']['improvementHistory']>['items'][number];

const TOLD = new Set<string>([...Object.keys(improvementFacts), promiseFacts['promise.broken'].name]);
const MOMENTS = new Set(['due', 'reviewAt', 'discoveredAt']);

/** What is plain in a fact's data; moments as ISO, which the page says in its reader's zone. */
function paramsOf(data: unknown): Entry['params'] {
  if (typeof data !== 'object' || data === null) return {};
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) => {
      if (typeof value === 'number' && MOMENTS.has(name)) return [[name, toIso(value)]];
      return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [];
    }),
  );
}

/**
 * What became of an improvement, newest first. Its facts are of no account, so the program reads them; ask before
 * whether the actor may.
 */
export async function historyOf({ platform, now }: Context, id: ImprovementId): Promise<Entry[]> {
  const facts = await reading(systemContext(platform, 'improvements', now), (tx) => factsAbout(tx, 'improvement', id));
  return facts
    .filter(({ kind }) => TOLD.has(kind))
    .map(({ id: factId, kind, actor, occurredAt, data }) => ({
      id: factId,
      kind,
      actor: actor.kind === 'person' ? actor.name : '',
      at: toIso(occurredAt),
      params: paramsOf(data),
    }))
    .toReversed();
}
