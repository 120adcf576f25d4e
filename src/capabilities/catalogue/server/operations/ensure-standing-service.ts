import type { TeamId } from '#kernel/ids.ts';
import { translator } from '#kernel/messages.ts';
import { Problem } from '#kernel/problem.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type ServiceRecord, standingService } from '../store.ts';
import { createService } from './create-service.ts';

/**
 * The service for everything that nobody named a service for, made on first use, named in the context's language.
 * Throws a Problem for an unknown team.
 */
export async function ensureStandingService(
  tx: Tx,
  context: Context,
  given: { teamId?: TeamId } = {},
): Promise<ServiceRecord> {
  const known = await standingService(tx);
  if (known) return known;
  const say = translator(context.language, catalogues[context.language].mail);
  const made = await createService({ ...context, tx }, { ...given, name: say('service.standing'), standing: true });
  if (made.ok) return made.value;
  const meanwhile = await standingService(tx);
  if (!meanwhile) throw new Problem(made.refusal.code, made.refusal.status ?? 409, made.refusal.params);
  return meanwhile;
}
