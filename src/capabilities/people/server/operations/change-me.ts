import type { z } from 'zod';
import { fact } from '#kernel/facts.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Language } from '#kernel/text.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { Me } from '../../contract.ts';
import { personChanged } from '../../facts.ts';
import { findPerson, lockPerson, updateChoices } from '../person-store.ts';
import { meView } from './read-me.ts';

export interface OwnChoices {
  /** The version that the writer saw, if they say so. */
  readonly version?: number | undefined;
  readonly language?: Language | undefined;
  readonly timeZone?: string | undefined;
  readonly colourScheme?: 'auto' | 'light' | 'dark' | undefined;
  readonly shortcuts?: boolean | undefined;
}

/** Changes how Evenkeel looks and speaks to whoever asks. */
export async function changeMe(context: Context, given: OwnChoices): Promise<Result<z.output<typeof Me>>> {
  const { actor } = context;
  if (actor.kind !== 'person') return refuse('signed-out', 401);
  return transaction(context, async (tx) => {
    const before = await lockPerson(tx, actor.personId);
    if (!before) return refuse('signed-out', 401);
    if (given.version !== undefined && given.version !== before.version) return refuse('changed-meanwhile', 412);
    await updateChoices(tx, before.id, {
      language: given.language ?? before.language,
      timeZone: given.timeZone ?? before.timeZone,
      colourScheme: given.colourScheme ?? before.colourScheme,
      shortcuts: given.shortcuts ?? before.shortcuts,
    });
    const { id, name, accountId } = before;
    const about = { subject: { kind: 'person', id }, accountId, occurredAt: context.now };
    await appendFacts(tx, context, [fact(personChanged, about, { name })]);
    const after = await findPerson(tx, id);
    return after ? ok(await meView(tx, actor, after)) : refuse('signed-out', 401);
  });
}
