import { caseSubjects } from '#capabilities/cases/index.ts';
import { namesOf } from '#capabilities/people/index.ts';
import { findPromises, type PromiseRecord } from '#capabilities/promises/index.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { PersonId } from '#kernel/ids.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { improvementsContract } from '../contract.ts';
import { type Improvement, isOver, isUndecided } from '../domain/improvement.ts';
import { byWorth, worthOf } from '../domain/worth.ts';
import { caseCounts, type Evidence, evidenceOf } from './evidence-store.ts';
import { latestOf } from './owed.ts';
import { mayDecide, mayWorkOn } from './policy.ts';

type Endpoints = (typeof improvementsContract)['endpoints'];
type Row = OutputOf<Endpoints['listImprovements']>['items'][number];
type View = OutputOf<Endpoints['getImprovement']>;

const personIn = ({ promisor }: PromiseRecord): PersonId | null => ('personId' in promisor ? promisor.personId : null);

/** The promises that wait, by their improvement: the answer while nobody decided, then that it is done. */
async function owedAbout(tx: Tx, known: readonly Improvement[]) {
  const wanted = known.flatMap((one) => {
    if (isUndecided(one)) return [[one.id, one.answerId] as const];
    return isOver(one) || one.doneId === null ? [] : [[one.id, one.doneId] as const];
  });
  const found = new Map(
    (
      await findPromises(
        tx,
        wanted.map(([, id]) => id),
      )
    ).map((one) => [one.id, one]),
  );
  const owed = new Map<string, PromiseRecord>();
  for (const [of, id] of wanted) {
    const first = found.get(id);
    const latest = first && first.successorId !== null ? await latestOf(tx, id) : first;
    if (latest) owed.set(of, latest);
  }
  return owed;
}

/** Improvements as the register lists them, best first. */
export async function improvementRows(tx: Tx, context: Context, known: readonly Improvement[]): Promise<Row[]> {
  const counts = await caseCounts(
    tx,
    known.map(({ id }) => id),
  );
  const owed = await owedAbout(tx, known);
  const { people } = await namesOf(tx, { people: [...owed.values()].flatMap((one) => personIn(one) ?? []) });
  const said = (promise: PromiseRecord | undefined, is: boolean) => {
    if (!promise || !is) return null;
    const by = personIn(promise);
    return {
      promiseId: promise.id,
      due: toIso(promise.due),
      by: by === null ? null : (people.get(by) ?? null),
      late: promise.due < context.now,
    };
  };
  const ranked = known
    .map((one) => ({ one, scores: one.assessment, cases: counts.get(one.id) ?? 0, proposedAt: one.proposedAt }))
    .toSorted(byWorth);
  return ranked.map(({ one, cases }) => {
    const { id, title, state, causes, proposer, owner, assessment, decision } = one;
    const promise = owed.get(id);
    const scores = assessment && {
      impact: assessment.impact,
      effort: assessment.effort,
      confidence: assessment.confidence,
    };
    return {
      ...{ id, title, state, causes: [...causes], cases, scores, proposer, owner },
      worth: scores && worthOf(scores, cases),
      proposedAt: toIso(one.proposedAt),
      answer: said(promise, isUndecided(one)),
      done: said(promise, !isUndecided(one)),
      reviewAt: decision?.reviewAt ? toIso(decision.reviewAt) : null,
    };
  });
}

/** Cases that the actor may read, as an improvement names them; the others are missing. */
async function seenIn(tx: Tx, context: Context, evidence: readonly Evidence[]): Promise<View['evidence']> {
  const ids = evidence.map(({ caseId }) => caseId);
  const scopes = await caseSubjects.load(tx, ids);
  const names = (await caseSubjects.name?.(tx, ids)) ?? new Map();
  return evidence.flatMap(({ caseId, by, words, at }) => {
    const scope = scopes.get(caseId);
    const name = names.get(caseId);
    if (!scope || !name || !caseSubjects.mayRead(context.actor, scope, 'team')) return [];
    return [{ caseId, number: name.number ?? 0, subject: name.title, by, words, at: toIso(at) }];
  });
}

/** An improvement whole. */
export async function improvementView(tx: Tx, context: Context, known: Improvement): Promise<View> {
  const [row] = await improvementRows(tx, context, [known]);
  if (!row) throw new Error('An improvement was read and has no row.');
  const { wrong, help, causeWords, assessment, decision, result, version } = known;
  const evidence = await seenIn(tx, context, await evidenceOf(tx, known.id));
  return {
    ...row,
    ...{ wrong, help, causeWords, version, evidence },
    unseen: row.cases - evidence.length,
    assessed: assessment && { by: assessment.by, at: toIso(assessment.at) },
    decision: decision && { what: decision.what, words: decision.words, by: decision.by, at: toIso(decision.at) },
    result: result && { words: result.words, at: toIso(result.at) },
    mayDecide: mayDecide(context.actor),
    mayWork: mayWorkOn(context.actor, known),
  };
}
