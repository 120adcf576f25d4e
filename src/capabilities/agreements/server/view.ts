import { namesOf } from '#capabilities/people/index.ts';
import { translator } from '#kernel/messages.ts';
import { Problem } from '#kernel/problem.ts';
import { toIso } from '#kernel/time.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { Agreement as AgreementView } from '../contract.ts';
import type { Agreement, Considered } from '../domain/index.ts';
import type { Moved } from './operations/renegotiate-touched.ts';

/** Agreements as the API answers them, in the same order, with the names of those who published them. */
export async function viewsOf(context: Context, agreements: readonly Agreement[]) {
  const ids = agreements.flatMap(({ versions }) => versions.flatMap(({ publishedBy }) => publishedBy ?? []));
  const { people } = await reading(context, (tx) => namesOf(tx, { people: [...new Set(ids)] }));
  return agreements.map(({ versions, ...agreement }) =>
    AgreementView.parse({
      ...agreement,
      versions: versions.map((one) => ({
        ...one,
        publisher: one.publishedBy && { id: one.publishedBy, name: people.get(one.publishedBy) ?? '' },
        effectiveFrom: toIso(one.effectiveFrom),
        publishedAt: toIso(one.publishedAt),
      })),
    }),
  );
}

/** One agreement as the API answers it. */
export async function viewOf(context: Context, agreement: Agreement) {
  const [view] = await viewsOf(context, [agreement]);
  if (!view) throw new Problem('not-found', 404);
  return view;
}

/** A rule that was looked at, as the API answers it. */
export function consideredView({ agreement, version, rule, misses }: Considered) {
  return {
    agreementId: agreement.id,
    agreementName: agreement.name,
    version: version.version,
    rule: { ...rule, owes: [...rule.owes] },
    misses: [...misses],
  };
}

/** What became of one promise that was to be moved, in the language of whoever moved it. */
export function movedView({ language }: Context, { promiseId, outcome }: Moved) {
  if (outcome.ok) {
    return { promiseId, successor: { id: outcome.value.id, due: toIso(outcome.value.due) }, refused: null };
  }
  const { code, params } = outcome.refusal;
  const sentence = translator(language, catalogues[language].problems)(code, params);
  return { promiseId, successor: null, refused: { code, sentence } };
}
