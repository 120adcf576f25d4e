import { addCaller, GUESTS, type PersonRecord, peopleByLastDigits } from '#capabilities/people/index.ts';
import { translator } from '#kernel/messages.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { callerAmong } from '../domain/index.ts';
import { lastDigitsOf, numberOf, readably } from './number.ts';

/** Somebody of whom we know more than a number. */
export const isKnown = ({ accountId }: Pick<PersonRecord, 'accountId'>): boolean => accountId !== GUESTS;

interface Calling {
  /** As it was told; null where it was hidden. */
  readonly from: string | null;
  /** In our form; null for what is no number. */
  readonly number: string | null;
  readonly country: string;
}

/** Who calls: whoever alone gave that number, else a guest named by it. */
export async function personCalling(
  tx: Tx,
  context: Context,
  { from, number, country }: Calling,
): Promise<PersonRecord> {
  if (number === null) {
    const hidden = translator(context.language, catalogues[context.language].mail)('call.hidden');
    return addCaller(context, { name: from ?? hidden, phone: null });
  }
  const found = await peopleByLastDigits(tx, lastDigitsOf(number));
  const people = found.map((one) => ({ ...one, number: numberOf(one.phone ?? '', country) }));
  const known = callerAmong(people.filter(isKnown), number);
  const guests = people.filter((one) => !isKnown(one));
  const written = readably(number);
  return known ?? callerAmong(guests, number) ?? addCaller(context, { name: written, phone: written });
}
