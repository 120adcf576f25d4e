import { type Fate, inheritPromises, previewInheritance } from '#capabilities/promises/index.ts';
import type { CaseId, PersonId } from '#kernel/ids.ts';
import { translator } from '#kernel/messages.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { Case } from '../../domain/case.ts';
import type { LiveEvent } from '../../domain/live-event.ts';
import { decideMerge } from '../../domain/merge.ts';
import { caseSubject, factsOf } from '../../facts.ts';
import { carried, carryLive } from '../merging-live.ts';
import { insertMerging } from '../merging-store.ts';
import { promisorOf } from '../owed.ts';
import { addWatchers, participantsOf } from '../participant-store.ts';
import { hasParts } from '../parts-store.ts';
import { readerOf } from '../people.ts';
import { raiseOwed } from '../raise-owed.ts';
import { caseOf, findByNumber, findReadable, updateCase } from '../store.ts';
import type { CaseRow } from '../tables.ts';
import { type Target, workerOf } from './changing.ts';

/** Both cases under their locks, always in one order, so that two who merge at once do not wait for each other. */
export async function lockBoth(tx: Tx, { actor }: Context, ids: readonly [CaseId, CaseId]) {
  const rows = new Map<CaseId, CaseRow | null>();
  for (const id of [...ids].sort()) rows.set(id, await findReadable(tx, actor, id, 'lock'));
  return [rows.get(ids[0]) ?? null, rows.get(ids[1]) ?? null] as const;
}

interface Pair {
  readonly duplicate: CaseRow;
  readonly survivor: CaseRow;
}

async function decide(tx: Tx, context: Context, { duplicate, survivor }: Pair) {
  if (await hasParts(tx, duplicate.id)) return refuse('case.has-parts', 409);
  const { language } = await readerOf(tx, context, duplicate.requester_id);
  const reason = translator(language, catalogues[language].mail)('case.merged', { number: survivor.number });
  const decision = decideMerge(
    { known: caseOf(duplicate), number: duplicate.number },
    { known: caseOf(survivor), number: survivor.number },
    { reason, now: context.now },
  );
  return decision.ok ? ok({ ...decision.value, reason }) : decision;
}

/** Whoever asked for the duplicate or followed it, and follows the case that goes on from now. */
async function followersOf(tx: Tx, { duplicate }: Pair): Promise<PersonId[]> {
  const all = await participantsOf(tx, duplicate.id);
  const watchers = all.filter(({ role }) => role !== 'approver').map(({ person_id }) => person_id);
  return [duplicate.requester_id, ...watchers];
}

/**
 * Ends a duplicate in favour of another case of the same customer: its number leads there from now on, whoever asked
 * follows it, what was promised about it is owed there, due no later than it was, and what people are in is known there. Nobody
 * gets a mail for it.
 * Refuses `not-found` for a case that the actor does not reach, and as `decideMerge` does.
 */
export function mergeCases(context: Context, target: Target & { into: number }): Promise<Result<Case>> {
  const worker = workerOf(context);
  return transaction(context, async (tx) => {
    const named = await findByNumber(tx, context.actor, target.into);
    if (!named) return refuse('not-found', 404);
    const [duplicate, survivor] = await lockBoth(tx, context, [target.caseId, named.id]);
    if (!duplicate || !survivor) return refuse('not-found', 404);
    if (target.ifMatch !== undefined && target.ifMatch !== duplicate.version) return refuse('changed-meanwhile', 412);
    const decision = await decide(tx, context, { duplicate, survivor });
    if (!decision.ok) return decision;
    const { reason } = decision.value;
    const ended = await updateCase(tx, decision.value.duplicate.case);
    const live = await carryLive(tx, context, { duplicate: ended, survivor: decision.value.survivor.case });
    const goesOn = await updateCase(tx, live.case);
    const watchers = await addWatchers(tx, goesOn, await followersOf(tx, { duplicate, survivor }), context.now);
    const before = { duplicate: caseOf(duplicate), survivor: caseOf(survivor) };
    const [from, to] = [caseSubject(ended.id), caseSubject(goesOn.id)];
    const inherited = await inheritPromises(tx, context, { from, to, promisor: promisorOf(goesOn), reason });
    if (!inherited.ok) return inherited;
    await insertMerging(tx, { ...before, watchers, ended: inherited.value, by: worker.id, at: context.now });
    const raised = await raiseOwed(tx, context, { before: before.survivor, after: goesOn });
    if (!raised.ok) return raised;
    await appendFacts(tx, context, [
      ...factsOf(ended, decision.value.duplicate.facts, context.now),
      ...factsOf(goesOn, [...decision.value.survivor.facts, ...live.facts], context.now),
    ]);
    return ok(goesOn);
  });
}

/** What merging would come to, before it is done. */
export interface MergePreview {
  readonly survivor: CaseRow;
  readonly fates: readonly Fate[];
  /** What people would be in on the case that goes on; null where the duplicate adds nothing. */
  readonly live: LiveEvent | null;
  /** Who would follow the case that goes on and does not yet. */
  readonly follows: readonly PersonId[];
}

/** What merging would come to now. Changes nothing; refuses as `mergeCases` does. */
export function previewMerge(
  context: Context,
  { caseId, into }: { readonly caseId: CaseId; readonly into: number },
): Promise<Result<MergePreview>> {
  return reading(context, async (tx) => {
    const survivor = await findByNumber(tx, context.actor, into);
    const duplicate = await findReadable(tx, context.actor, caseId);
    if (!duplicate || !survivor) return refuse('not-found', 404);
    const decision = await decide(tx, context, { duplicate, survivor });
    if (!decision.ok) return decision;
    const merger = { from: caseSubject(duplicate.id), to: caseSubject(survivor.id) };
    const there = (await participantsOf(tx, survivor.id)).map(({ person_id }) => person_id);
    const known = new Set([survivor.requester_id, ...there]);
    const follows = (await followersOf(tx, { duplicate, survivor })).filter((id) => !known.has(id));
    return ok({
      survivor,
      fates: await previewInheritance(tx, merger, context.now),
      live: await carried(tx, { duplicate, survivor }, context.now),
      follows: [...new Set(follows)],
    });
  });
}
