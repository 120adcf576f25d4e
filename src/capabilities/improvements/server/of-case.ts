import type { KnownCase } from '#capabilities/cases/index.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { improvementsContract } from '../contract.ts';
import { isWorthAsking } from '../domain/signs.ts';
import { improvementsWith, isDismissed } from './evidence-store.ts';
import { signsIn } from './signs-in.ts';
import { improvementsByIds } from './store.ts';

type OfCase = OutputOf<(typeof improvementsContract)['endpoints']['improvementsOfCase']>;

/** Whether the end of a case asks for a suggestion: once, when nothing was suggested from it. */
async function promptFor(tx: Tx, known: KnownCase): Promise<OfCase['prompt']> {
  if (known.open || (await isDismissed(tx, known.id))) return null;
  const signs = await signsIn(tx, known);
  return isWorthAsking(signs) ? { live: signs.live, broken: signs.broken.length } : null;
}

/** What was suggested from a case, and whether its end asks for it. */
export async function improvementsOf(tx: Tx, known: KnownCase): Promise<OfCase> {
  const found = await improvementsByIds(tx, await improvementsWith(tx, known.id));
  const items = found.map(({ id, title, state }) => ({ id, title, state }));
  return { items, prompt: items.length > 0 ? null : await promptFor(tx, known) };
}
