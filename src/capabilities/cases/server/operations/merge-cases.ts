import { inheritPromises } from '#capabilities/promises/index.ts';
import type { CaseId } from '#kernel/ids.ts';
import { translator } from '#kernel/messages.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { Case } from '../../domain/case.ts';
import { decideMerge } from '../../domain/merge.ts';
import { caseSubject, factsOf } from '../../facts.ts';
import { promisorOf } from '../owed.ts';
import { readerOf } from '../people.ts';
import { addWatchers, caseOf, findByNumber, findReadable, participantsOf, updateCase } from '../store.ts';
import type { CaseRow } from '../tables.ts';
import type { Target } from './changing.ts';

/** Both cases under their locks, always in one order, so that two who merge at once do not wait for each other. */
async function lockBoth(tx: Tx, { actor }: Context, ids: readonly [CaseId, CaseId]) {
  const rows = new Map<CaseId, CaseRow | null>();
  for (const id of [...ids].sort()) rows.set(id, await findReadable(tx, actor, id, 'lock'));
  return [rows.get(ids[0]) ?? null, rows.get(ids[1]) ?? null] as const;
}

/**
 * Ends a duplicate in favour of another case of the same customer: its number leads there from now on, whoever asked
 * follows it, and what was promised about it is owed there, due no later than it was. Nobody gets a mail for it.
 * Refuses `not-found` for a case that the actor does not reach, and as `decideMerge` does.
 */
export function mergeCases(context: Context, target: Target & { into: number }): Promise<Result<Case>> {
  return transaction(context, async (tx) => {
    const named = await findByNumber(tx, context.actor, target.into);
    if (!named) return refuse('not-found', 404);
    const [duplicate, survivor] = await lockBoth(tx, context, [target.caseId, named.id]);
    if (!duplicate || !survivor) return refuse('not-found', 404);
    if (target.ifMatch !== undefined && target.ifMatch !== duplicate.version) return refuse('changed-meanwhile', 412);
    const { language } = await readerOf(tx, context, duplicate.requester_id);
    const say = translator(language, catalogues[language].mail);
    const reason = say('case.merged', { number: survivor.number });
    const decision = decideMerge(
      { known: caseOf(duplicate), number: duplicate.number },
      { known: caseOf(survivor), number: survivor.number },
      { reason, now: context.now },
    );
    if (!decision.ok) return decision;
    const ended = await updateCase(tx, decision.value.duplicate.case);
    const goesOn = await updateCase(tx, decision.value.survivor.case);
    const watchers = (await participantsOf(tx, ended.id)).map(({ person_id }) => person_id);
    await addWatchers(tx, goesOn, [ended.requesterId, ...watchers], context.now);
    const [from, to] = [caseSubject(ended.id), caseSubject(goesOn.id)];
    const inherited = await inheritPromises(tx, context, { from, to, promisor: promisorOf(goesOn), reason });
    if (!inherited.ok) return inherited;
    await appendFacts(tx, context, [
      ...factsOf(ended, decision.value.duplicate.facts, context.now),
      ...factsOf(goesOn, decision.value.survivor.facts, context.now),
    ]);
    return ok(goesOn);
  });
}
