import { personsByIds } from '#capabilities/people/index.ts';
import { fact } from '#kernel/facts.ts';
import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { decideChoice, FIRST_CHOICE, type MailChoice } from '../../domain/index.ts';
import { noticesMailChosen } from '../../facts.ts';
import { choicesOf, saveChoice } from '../mail-store.ts';

/** What somebody chose, and where and by which clock it holds. */
export interface ChoiceShown extends MailChoice {
  /** Null for whom we know no address of. */
  readonly address: string | null;
  readonly timeZone: string;
}

async function shown(tx: Tx, personId: PersonId): Promise<Result<ChoiceShown>> {
  const person = (await personsByIds(tx, [personId])).get(personId);
  if (!person) return refuse('signed-out', 401);
  const choice = (await choicesOf(tx, [personId])).get(personId) ?? FIRST_CHOICE;
  return ok({ ...choice, address: person.email, timeZone: person.timeZone });
}

/** How whoever asks gets notices by mail. Refuses strangers. */
export async function readMailChoice(context: Context): Promise<Result<ChoiceShown>> {
  const { actor } = context;
  if (actor.kind !== 'person') return refuse('signed-out', 401);
  return reading(context, (tx) => shown(tx, actor.personId));
}

/** Chooses how whoever asks gets notices by mail, from the next mail on. Refuses strangers, and as `decideChoice` does. */
export function chooseMail(context: Context, wanted: MailChoice): Promise<Result<ChoiceShown>> {
  return transaction(context, async (tx) => {
    const { actor, now } = context;
    if (actor.kind !== 'person') return refuse('signed-out', 401);
    const decided = decideChoice(wanted);
    if (!decided.ok) return decided;
    const { personId } = actor;
    await saveChoice(tx, personId, decided.value, now);
    const about = { subject: { kind: 'person', id: personId }, accountId: null, occurredAt: now };
    await appendFacts(tx, context, [fact(noticesMailChosen, about, { rhythm: decided.value.rhythm })]);
    return shown(tx, personId);
  });
}
