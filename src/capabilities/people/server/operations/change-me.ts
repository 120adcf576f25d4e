import type { z } from 'zod';
import { fact } from '#kernel/facts.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Language } from '#kernel/text.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { Me } from '../../contract.ts';
import { decideReach, type OptionalMail, type ReachBy } from '../../domain/index.ts';
import { personChanged } from '../../facts.ts';
import { updateChoices } from '../choices-store.ts';
import { findPerson, lockPerson } from '../person-store.ts';
import type { Density, OwnKeys } from '../tables.ts';
import { meView } from './read-me.ts';

export interface OwnChoices {
  /** The version that the writer saw, if they say so. */
  readonly version?: number | undefined;
  readonly language?: Language | undefined;
  readonly timeZone?: string | undefined;
  readonly colourScheme?: 'auto' | 'light' | 'dark' | undefined;
  readonly shortcuts?: boolean | undefined;
  readonly undoSeconds?: number | undefined;
  readonly density?: Density | undefined;
  readonly keys?: OwnKeys | undefined;
  readonly reachBy?: ReachBy | undefined;
  /** Null takes the number away. */
  readonly phone?: string | null | undefined;
  readonly mayBeAsked?: boolean | undefined;
  readonly optionalMails?: readonly OptionalMail[] | undefined;
}

/** Changes how Evenkeel looks and speaks to whoever asks, how we reach them, which mails they get, and whether we ask them how it was. Refuses a call without a number. */
export async function changeMe(context: Context, given: OwnChoices): Promise<Result<z.output<typeof Me>>> {
  const { actor } = context;
  if (actor.kind !== 'person') return refuse('signed-out', 401);
  return transaction(context, async (tx) => {
    const before = await lockPerson(tx, actor.personId);
    if (!before) return refuse('signed-out', 401);
    if (given.version !== undefined && given.version !== before.version) return refuse('changed-meanwhile', 412);
    const reach = decideReach(before, given);
    if (!reach.ok) return reach;
    await updateChoices(tx, before.id, {
      language: given.language ?? before.language,
      timeZone: given.timeZone ?? before.timeZone,
      colourScheme: given.colourScheme ?? before.colourScheme,
      shortcuts: given.shortcuts ?? before.shortcuts,
      undoSeconds: given.undoSeconds ?? before.undoSeconds,
      density: given.density ?? before.density,
      keys: given.keys ?? before.keys,
      mayBeAsked: given.mayBeAsked ?? before.mayBeAsked,
      optionalMails: given.optionalMails ?? before.optionalMails,
      ...reach.value,
    });
    const { id, name, accountId } = before;
    const about = { subject: { kind: 'person', id }, accountId, occurredAt: context.now };
    await appendFacts(tx, context, [fact(personChanged, about, { name })]);
    const after = await findPerson(tx, id);
    return after ? ok(await meView(tx, actor, after)) : refuse('signed-out', 401);
  });
}
