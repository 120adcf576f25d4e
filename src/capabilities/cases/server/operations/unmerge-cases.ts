import { openPromisesAbout, restorePromises } from '#capabilities/promises/index.ts';
import { translator } from '#kernel/messages.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { type Case, isOpenCase } from '../../domain/case.ts';
import { decideUnmerge } from '../../domain/merge.ts';
import { isWord } from '../../domain/next-word.ts';
import { caseSubject, factsOf } from '../../facts.ts';
import { partLive } from '../merging-live.ts';
import { deleteMerging, mergingOf } from '../merging-store.ts';
import { oweNextWord } from '../owed.ts';
import { removeWatchers } from '../participant-store.ts';
import { readerOf } from '../people.ts';
import { caseOf, findReadable, updateCase } from '../store.ts';
import { type Target, workerOf } from './changing.ts';
import { lockBoth } from './merge-cases.ts';

/**
 * Undoes a merger: the duplicate goes on by itself where it stood, and what was promised about it is owed there again;
 * what was delivered or moved meanwhile stays as it is. Answers the case that goes on by itself. Refuses
 * `case.not-merged`, and `not-found` where the actor does not reach both.
 */
export function unmergeCases(context: Context, target: Target): Promise<Result<Case>> {
  const worker = workerOf(context);
  return transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, target.caseId);
    if (!row) return refuse('not-found', 404);
    const merging = await mergingOf(tx, row.id);
    if (!merging) return refuse('case.not-merged', 409);
    const [duplicate, survivor] = await lockBoth(tx, context, [row.id, merging.survivorId]);
    if (!duplicate || !survivor) return refuse('not-found', 404);
    if (target.ifMatch !== undefined && target.ifMatch !== duplicate.version) return refuse('changed-meanwhile', 412);
    const decision = decideUnmerge(
      { known: caseOf(duplicate), number: duplicate.number },
      { known: caseOf(survivor), number: survivor.number },
      merging,
    );
    if (!decision.ok) return decision;
    const parted = await updateCase(tx, decision.value.duplicate.case);
    const goesOn = await updateCase(tx, decision.value.survivor.case);
    await removeWatchers(tx, goesOn.id, merging.watchers);
    await deleteMerging(tx, parted.id);
    await partLive(tx, context, { duplicate: parted, survivor: goesOn });
    const { language } = await readerOf(tx, context, parted.requesterId);
    const reason = translator(language, catalogues[language].mail)('case.merged-in-error');
    const [from, to] = [caseSubject(parted.id), caseSubject(goesOn.id)];
    const restored = await restorePromises(tx, context, { from, to, ended: merging.ended, reason, by: worker.id });
    if (!restored.ok) return restored;
    await appendFacts(tx, context, [
      ...factsOf(parted, decision.value.duplicate.facts, context.now),
      ...factsOf(goesOn, decision.value.survivor.facts, context.now),
    ]);
    for (const known of [parted, goesOn]) {
      if (!isOpenCase(known) || (await openPromisesAbout(tx, caseSubject(known.id))).some(isWord)) continue;
      const owed = await oweNextWord(tx, context, known, context.now);
      if (owed && !owed.ok) return owed;
    }
    return ok(parted);
  });
}
