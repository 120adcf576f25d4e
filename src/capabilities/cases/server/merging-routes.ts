import { messagesAbout } from '#capabilities/conversations/index.ts';
import { namesOf } from '#capabilities/people/index.ts';
import type { Fate, PromiseRecord } from '#capabilities/promises/index.ts';
import { ok } from '#kernel/result.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx } from '#platform/database/transaction.ts';
import type { Handlers } from '#platform/serve/handlers.ts';
import type { casesContract } from '../contract.ts';
import type { LiveEvent } from '../domain/live-event.ts';
import { caseSubject } from '../facts.ts';
import { caseWithDetail } from './answers.ts';
import { mergedInto } from './merging-store.ts';
import { mergeCases, previewMerge } from './operations/merge-cases.ts';
import { unmergeCases } from './operations/unmerge-cases.ts';
import { copiesIn } from './splitting-store.ts';
import type { CaseRow } from './tables.ts';
import { namesIn, summaryOf } from './views.ts';

type Merging = Pick<Handlers<typeof casesContract>, 'previewMerge' | 'merge' | 'unmerge'>;

const owedView = ({ id, kind, due, text }: PromiseRecord) => ({ id, kind, due: toIso(due), text });

function fateView(fate: Fate) {
  const instead = fate.kind === 'inherited' ? fate.instead : fate.kind === 'covered' ? fate.by : null;
  return { fate: fate.kind, promise: owedView(fate.promise), instead: instead && owedView(instead) };
}

function carriedView({ startsAt, endsAt, way, place, fallback }: LiveEvent) {
  return { startsAt: toIso(startsAt), endsAt: endsAt === null ? null : toIso(endsAt), way, place, fallback };
}

/** What was said about a case, and about duplicates that were merged into it, oldest first. */
export async function messagesOf(tx: Tx, { actor }: Context, row: CaseRow) {
  const own = (await messagesAbout(tx, caseSubject(row.id))).map((one) => ({ ...one, mergedFrom: null }));
  const merged = await mergedInto(tx, actor, row.id);
  // What was split off and came back stands here already.
  const copies = await copiesIn(
    tx,
    merged.map(({ id }) => id),
  );
  const theirs = await Promise.all(
    merged.map(async ({ id, number }) =>
      (await messagesAbout(tx, caseSubject(id)))
        .filter((one) => !copies.has(one.id))
        .map((one) => ({ ...one, mergedFrom: number })),
    ),
  );
  if (theirs.length === 0) return own;
  return [...own, ...theirs.flat()].toSorted((one, other) => Date.parse(one.sentAt) - Date.parse(other.sentAt));
}

/** The endpoints with which two cases become one, and two again. */
export const mergingHandlers: Merging = {
  previewMerge: async (context, { params, query }) => {
    const preview = await previewMerge(context, { ...params, ...query });
    if (!preview.ok) return preview;
    const { survivor, fates, live, follows } = preview.value;
    return reading(context, async (tx) => {
      const { people } = await namesOf(tx, { people: follows });
      return ok({
        into: summaryOf(survivor, await namesIn(tx, [survivor])),
        promises: fates.map(fateView),
        live: live && carriedView(live),
        follows: follows.map((id) => ({ id, name: people.get(id) ?? '' })),
      });
    });
  },
  merge: (context, { params, body, ifMatch }) =>
    caseWithDetail(context, mergeCases(context, { ...params, ...body, ifMatch })),
  unmerge: (context, { params, ifMatch }) => caseWithDetail(context, unmergeCases(context, { ...params, ifMatch })),
};
