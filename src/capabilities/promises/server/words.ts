import { personsByIds } from '#capabilities/people/index.ts';
import { translator } from '#kernel/messages.ts';
import { type Reader, sayMoment } from '#kernel/moment.ts';
import type { Instant } from '#kernel/time.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { PromiseKind, PromiseRecord } from '../domain/index.ts';

/**
 * The standing words of a promise for its reader: in their language, with the moment in their zone. A kind that has
 * none of its own says that they will hear from us.
 */
export function promiseWords(reader: Reader, kind: PromiseKind, { due, now }: { due: Instant; now: Instant }): string {
  const { mail } = catalogues[reader.language];
  const key = `promise.${kind}`;
  const say = translator(reader.language, mail);
  return say(key in mail ? key : 'promise.next-update', { due: sayMoment(reader, due, now) });
}

/** What the promisee is told when a promise is moved, to later or to sooner, and nobody chose other words. */
export function wordsOfMove(
  reader: Reader,
  { was, due, reason, now }: { was: Instant; due: Instant; reason: string; now: Instant },
): string {
  const say = translator(reader.language, catalogues[reader.language].mail);
  return say(due < was ? 'promise.moved-sooner' : 'promise.moved', {
    was: sayMoment(reader, was, now),
    due: sayMoment(reader, due, now),
    reason: reason.replace(/[.!]+$/, ''),
  });
}

/** Who reads the promise: its promisee, or whoever is asking when that is no single person. */
export async function readerOf(tx: Tx, context: Context, { promisee }: PromiseRecord): Promise<Reader> {
  if (promisee.kind !== 'person') return { language: context.language, timeZone: 'UTC' };
  const known = (await personsByIds(tx, [promisee.personId])).get(promisee.personId);
  return known ?? { language: context.language, timeZone: 'UTC' };
}

/** The same for many, by the promise. */
export async function readersOf(
  tx: Tx,
  context: Context,
  promises: readonly PromiseRecord[],
): Promise<ReadonlyMap<PromiseRecord['id'], Reader>> {
  const ids = promises.flatMap(({ promisee }) => (promisee.kind === 'person' ? promisee.personId : []));
  const known = await personsByIds(tx, [...new Set(ids)]);
  const otherwise = { language: context.language, timeZone: 'UTC' };
  const readerFor = ({ promisee }: PromiseRecord) =>
    (promisee.kind === 'person' ? known.get(promisee.personId) : undefined) ?? otherwise;
  return new Map(promises.map((promise) => [promise.id, readerFor(promise)]));
}
