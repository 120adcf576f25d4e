import type { KnownCase } from '#capabilities/cases/index.ts';
import { organisation, personsByIds } from '#capabilities/people/index.ts';
import type { PersonId } from '#kernel/ids.ts';
import { type Translate, translator } from '#kernel/messages.ts';
import { firstNameOf } from '#kernel/names.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { ReferralOutcome } from '../domain/referral.ts';

interface Said {
  readonly say: Translate;
  readonly customer: string;
}

/** The words for a customer in their language, and their first name. */
async function wordsFor(tx: Tx, context: Context, requesterId: PersonId): Promise<Said> {
  const person = (await personsByIds(tx, [requesterId])).get(requesterId);
  const language = person?.language ?? context.language;
  return { say: translator(language, catalogues[language].mail), customer: firstNameOf(person?.name ?? '') };
}

/** What the customer is told of a party: with what they agreed to, and where nothing about them leaves us. */
export async function messagesFor(
  tx: Tx,
  context: Context,
  { known, party, reach }: { readonly known: KnownCase; readonly party: string; readonly reach: string },
): Promise<{ readonly told: string; readonly agreed: string }> {
  const { say, customer } = await wordsFor(tx, context, known.requesterId);
  const hello = say('referral.hello', { customer });
  const who = say('referral.who', { party, reach });
  const stay = say('referral.we-stay');
  return {
    told: [hello, who, say('referral.nothing-passed'), stay].join('\n\n'),
    agreed: [hello, who, say('referral.as-agreed', { party }), stay].join('\n\n'),
  };
}

/** What the customer is asked afterwards, and who asks: the organisation. */
export async function questionFor(
  tx: Tx,
  context: Context,
  { known, party }: { readonly known: KnownCase; readonly party: string },
): Promise<{ readonly text: string; readonly author: string }> {
  const { say, customer } = await wordsFor(tx, context, known.requesterId);
  const text = [say('referral.hello', { customer }), say('referral.helped', { party })].join('\n\n');
  return { text, author: (await organisation(tx)).name };
}

/** What a customer says by their answer alone: null where nothing is left to do. */
export async function sentenceOf(
  tx: Tx,
  context: Context,
  said: { readonly requesterId: PersonId; readonly party: string; readonly outcome: ReferralOutcome },
): Promise<string | null> {
  if (said.outcome === 'helped') return null;
  const { say } = await wordsFor(tx, context, said.requesterId);
  return say(said.outcome === 'partly' ? 'referral.said-partly' : 'referral.said-not-helped', { party: said.party });
}

/** Whom a case waits for, in the customer's language. */
export async function waitsForProvider(tx: Tx, context: Context, known: KnownCase, party: string): Promise<string> {
  const { say } = await wordsFor(tx, context, known.requesterId);
  return say('referral.waits-for', { party });
}
