import { type PromiseRecord, promiseRows, readersOf, wordsOfMove } from '#capabilities/promises/index.ts';
import { translator } from '#kernel/messages.ts';
import type { Reader } from '#kernel/moment.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { toIso } from '#kernel/time.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Agreement, AgreementTerms, Touch } from '../domain/index.ts';

/** The terms that are compared with what older versions owed: the draft's, or those of the version published last. */
export interface Newer {
  readonly terms: AgreementTerms;
  /** Promises of versions before this one are looked at. */
  readonly before: number;
}

/** Refuses an agreement without a draft, or without a version. */
export function newerTerms({ draft, versions }: Agreement, of: 'draft' | 'published'): Result<Newer> {
  const last = versions.at(-1);
  if (of === 'draft') {
    return draft ? ok({ terms: draft, before: (last?.version ?? 0) + 1 }) : refuse('agreement.nothing-to-publish', 409);
  }
  return last ? ok({ terms: last.terms, before: last.version }) : refuse('agreement.not-published', 409);
}

/** A promise with what other terms would make of it. */
export interface Touched {
  readonly promise: PromiseRecord;
  readonly touch: Touch;
}

/** The reason that a customer reads unless somebody chooses another, in their language. */
function reasonFor({ language }: Reader): string {
  return translator(language, catalogues[language].mail)('agreement.new-times');
}

/** What the promisee would be told of the move; null where nothing would be moved. */
function toldOf({ promise, touch }: Touched, reader: Reader | undefined, { now }: Context) {
  if (!reader || !('due' in touch)) return null;
  const reason = reasonFor(reader);
  const words = wordsOfMove(reader, { was: promise.due, due: touch.due, reason, now });
  return { language: reader.language, reason, words };
}

/** Promises with what would become of them, as the API answers them, in the same order. */
export async function touchedViews(tx: Tx, context: Context, touched: readonly Touched[]) {
  const promises = touched.map(({ promise }) => promise);
  const [rows, readers] = [await promiseRows(tx, context, promises), await readersOf(tx, context, promises)];
  const byId = new Map(touched.map((one) => [one.promise.id, one]));
  return rows.flatMap((row) => {
    const one = byId.get(row.id);
    if (!one?.promise.agreement) return [];
    const { touch } = one;
    const { version: pinned, rule } = one.promise.agreement;
    return {
      ...row,
      touch: touch.touch,
      ground: 'ground' in touch ? touch.ground : null,
      newDue: 'due' in touch ? toIso(touch.due) : null,
      pinned,
      rule,
      told: toldOf(one, readers.get(row.id), context),
    };
  });
}
