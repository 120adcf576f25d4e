import { z } from 'zod';
import { HAND_BACK_MARGIN, tooLateBy } from '#capabilities/agreements/domain/index.ts';
import { type HandBack, handBackOwed } from '#capabilities/agreements/index.ts';
import { organisation, providersNamed } from '#capabilities/people/index.ts';
import {
  fulfilPromise,
  isInternal,
  makePromise,
  openPromisesAbout,
  type PromiseRecord,
  type Promisor,
  promiseWords,
} from '#capabilities/promises/index.ts';
import { CaseId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { MINUTE } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { enqueue, job, jobKind } from '#platform/jobs.ts';
import type { Case } from '../domain/case.ts';
import { changesHands, type Held, type Move, newlyHeld, stillHas } from '../domain/hand-back.ts';
import { caseSubject, factsOf } from '../facts.ts';
import { teamName } from './people.ts';
import { caseOf, findReadable } from './store.ts';

/**
 * What teams and providers owe each other about a case after it moved: who handed it back kept their word, and who got
 * it owes a hand-back where that was agreed. One that comes too late for the fix that it serves is recorded as such.
 */
export async function settleHandBacks(tx: Tx, context: Context, move: Move): Promise<Result<null>> {
  if (!changesHands(move)) return ok(null);
  const held = newlyHeld(move);
  const open = await openPromisesAbout(tx, caseSubject(move.after.id));
  const kept = await keepHandBacks(tx, context, { known: move.after, open });
  if (!kept.ok || held === null) return kept;
  return oweHandBack(tx, context, { ...held, known: move.after, fix: open.find(({ kind }) => kind === 'resolve') });
}

/** Who no longer has the case has handed it back. */
async function keepHandBacks(
  tx: Tx,
  context: Context,
  { known, open }: { readonly known: Case; readonly open: readonly PromiseRecord[] },
): Promise<Result<null>> {
  for (const promise of open.filter((one) => isInternal(one) && !stillHas(one, known))) {
    const kept = await fulfilPromise(tx, context, promise, context.now);
    if (!kept.ok) return kept;
  }
  return ok(null);
}

interface Owing extends Held {
  readonly known: Case;
  readonly fix: PromiseRecord | undefined;
}

function promisorOf(handBack: HandBack): Promisor {
  if (handBack.kind === 'ola') return { kind: 'team', teamId: handBack.teamId, personId: null };
  return { kind: 'provider', providerId: handBack.providerId };
}

async function oweHandBack(tx: Tx, context: Context, held: Owing): Promise<Result<null>> {
  const { handBack, from, known, fix } = held;
  const { serviceId, priority, kind: caseKind } = known;
  const by = await handBackOwed(tx, { handBack, asked: { serviceId, caseKind, priority }, moment: context.now });
  const kind = handBack.kind === 'ola' ? 'internal-handback' : 'provider-return';
  const owed = by?.owes[kind];
  if (!by || !owed) return ok(null);
  const reader = { language: context.language, timeZone: (await organisation(tx)).timeZone };
  const made = await makePromise(tx, context, {
    ...owed,
    subject: caseSubject(known.id),
    accountId: known.accountId,
    kind,
    promisor: promisorOf(handBack),
    promisee: { kind: 'team', teamId: from },
    agreement: by.agreement,
    serviceId,
    anchor: context.now,
    text: (due) => promiseWords(reader, kind, { due, now: context.now }),
    ...(fix ? { parentId: fix.id } : {}),
  });
  if (!made.ok) return made;
  if (fix) await recordIfTooLate(tx, context, { handBack, known, fix, child: made.value });
  return ok(null);
}

async function nameOf(tx: Tx, handBack: HandBack): Promise<string> {
  if (handBack.kind === 'ola') return (await teamName(tx, handBack.teamId)) ?? '';
  return (await providersNamed(tx, [handBack.providerId])).get(handBack.providerId) ?? '';
}

interface Nested {
  readonly handBack: HandBack;
  readonly known: Case;
  readonly fix: PromiseRecord;
  readonly child: PromiseRecord;
}

async function recordIfTooLate(tx: Tx, context: Context, { handBack, known, fix, child }: Nested): Promise<void> {
  const nested = { childDue: child.due, parentDue: fix.due, handBackMargin: HAND_BACK_MARGIN };
  const minutes = Math.ceil(tooLateBy(nested) / MINUTE);
  if (minutes === 0) return;
  const late = { kind: 'case.hand-back-too-late', data: { who: await nameOf(tx, handBack), minutes } } as const;
  await appendFacts(tx, context, factsOf(known, [late], context.now));
}

const ending = jobKind({ name: 'cases.end-hand-backs', payload: z.object({ caseId: CaseId }) });

/** Lets the program end the hand-backs of a case that its customer closed: customers neither see nor change them. */
export async function endHandBacks(tx: Tx, caseId: CaseId): Promise<void> {
  await enqueue(tx, ending, { caseId }, { key: `hand-backs:${caseId}` });
}

/** Ends what teams and providers owed about a case that is over. */
export const endHandBacksJob = job(ending, async (context, { caseId }) => {
  await transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, caseId, 'lock');
    if (!row) return;
    const known = caseOf(row);
    const open = await openPromisesAbout(tx, caseSubject(known.id));
    const settled = await keepHandBacks(tx, context, { known, open });
    if (!settled.ok) throw new Error(`The hand-backs of case ${row.number} cannot be ended: ${settled.refusal.code}`);
  });
});
