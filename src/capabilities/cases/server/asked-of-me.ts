import type { z } from 'zod';
import { namesOf } from '#capabilities/people/index.ts';
import { type PromiseRecord, promisesAbout } from '#capabilities/promises/index.ts';
import type { PersonId } from '#kernel/ids.ts';
import { toIso } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { AskDetail, AskedOfMe } from '../contract.ts';
import { awaitsApproval } from '../domain/approval.ts';
import { stageOf } from '../domain/states.ts';
import { caseSubject } from '../facts.ts';
import { type Ask, askOf, asksOf, caseIdsAsking } from './approval-store.ts';
import { requestOf } from './request-store.ts';
import { dueOf } from './request-view.ts';
import type { CaseRow, CaseTables } from './tables.ts';

type Listed = z.output<typeof AskedOfMe>;
export type AskView = z.output<typeof AskDetail>;

/** An ask with the case that it is about, of which its reader sees no more than `viewOf` says. */
export interface MyAsk {
  readonly ask: Ask;
  readonly row: CaseRow;
}

async function rowOf(tx: Tx, by: { readonly id: CaseRow['id'] } | { readonly number: number }) {
  const rows = tx.tables<CaseTables>().selectFrom('cases.case').selectAll();
  return 'id' in by
    ? rows.where('id', '=', by.id).executeTakeFirst()
    : rows.where('number', '=', by.number).executeTakeFirst();
}

/** What this person is, or was, asked about the request with this number; null where they never were. */
export async function findAsk(tx: Tx, personId: PersonId, number: number): Promise<MyAsk | null> {
  const row = await rowOf(tx, { number });
  const ask = row && (await askOf(tx, row.id, personId));
  // In whose place another was asked decides no more, and reads no more.
  return row && ask && ask.state !== 'replaced' ? { ask, row } : null;
}

async function listedOf(
  tx: Tx,
  { ask, row }: MyAsk,
  promises: readonly PromiseRecord[],
): Promise<Listed & { readonly people: ReadonlyMap<PersonId, string> }> {
  const others = await asksOf(tx, row.id);
  const { people } = await namesOf(tx, { people: [row.requester_id, ...others.map(({ personId }) => personId)] });
  const { number, subject: item, requester_id: requesterId } = row;
  return { number, item, requester: people.get(requesterId) ?? '', due: dueOf(ask, promises), people };
}

/** What this person is asked now, what is due first before the rest. */
export async function asksOfMe(tx: Tx, personId: PersonId): Promise<Listed[]> {
  const listed: Listed[] = [];
  for (const { case_id: id } of await caseIdsAsking(tx, personId)) {
    const [row, ask] = [await rowOf(tx, { id }), await askOf(tx, id, personId)];
    if (!row || !ask) continue;
    const { people: _, ...shown } = await listedOf(tx, { ask, row }, await promisesAbout(tx, caseSubject(id)));
    listed.push(shown);
  }
  return listed.toSorted((one, other) => (one.due ?? '').localeCompare(other.due ?? ''));
}

/** How far the request is, for whoever decided on it. */
function sinceOf({ state }: CaseRow): AskView['since'] {
  if (state === 'approval-pending') return 'waits';
  if (state === 'declined' || state === 'cancelled') return 'ended';
  const stage = stageOf(state);
  if (stage === 'untouched') return 'begins';
  return stage === 'done' || stage === 'over' ? 'done' : 'begun';
}

/** What they decide on: the request and who asks, and nothing that was said or done in its case. */
export async function viewOf(tx: Tx, mine: MyAsk): Promise<AskView> {
  const { ask, row } = mine;
  const [promises, request, asks] = [
    await promisesAbout(tx, caseSubject(row.id)),
    await requestOf(tx, row.id),
    await asksOf(tx, row.id),
  ];
  const { people, ...listed } = await listedOf(tx, mine, promises);
  const others = asks.filter(({ id, state }) => id !== ask.id && state !== 'replaced');
  return {
    ...listed,
    item: request?.item ?? listed.item,
    summary: request?.summary ?? null,
    cost: request?.cost ?? null,
    answers: request?.answers ?? [],
    why: ask.why,
    askedAt: toIso(ask.askedAt),
    state: ask.state === 'asked' && !awaitsApproval(row) ? 'over' : ask.state,
    reason: ask.reason,
    decidedAt: ask.decidedAt === null ? null : toIso(ask.decidedAt),
    needs: request?.needs ?? 'one',
    others: others.map(({ personId, state }) => ({ name: people.get(personId) ?? '', state })),
    since: sinceOf(row),
  };
}
