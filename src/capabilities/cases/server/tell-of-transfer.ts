import { z } from 'zod';
import { giveNotices, type NewNotice } from '#capabilities/notices/index.ts';
import { membersOf, namesOf } from '#capabilities/people/index.ts';
import { type PersonId, TransferId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { enqueue, job, jobKind } from '#platform/jobs.ts';
import { findReadable } from './store.ts';
import { type TransferRow, transfersById } from './transfer-store.ts';

const telling = jobKind({
  name: 'cases.tell-of-transfer',
  payload: z.object({
    tellingId: z.uuid(),
    transferId: TransferId,
    news: z.enum(['offered', 'accepted', 'given-back']),
  }),
});
type Telling = z.infer<typeof telling.payload>;

/** Has the receiver told of an offer, or the giver of its answer, once the transaction is done. */
export async function tellOfTransfer(tx: Tx, context: Context, given: Omit<Telling, 'tellingId'>): Promise<void> {
  await enqueue(tx, telling, { ...given, tellingId: context.newId() });
}

async function receiversOf(tx: Tx, { to_person_id: personId, to_team_id: teamId, giver_id }: TransferRow) {
  if (personId !== null) return [personId];
  const members = teamId === null ? [] : await membersOf(tx, [teamId]);
  return members.map(({ id }) => id).filter((id) => id !== giver_id);
}

async function newsOf(
  tx: Tx,
  transfer: TransferRow,
  news: Telling['news'],
): Promise<{ readonly to: readonly PersonId[]; readonly news: NewNotice['news'] }> {
  const people = [transfer.giver_id, ...(transfer.answered_by === null ? [] : [transfer.answered_by])];
  const names = (await namesOf(tx, { people })).people;
  const by = (transfer.answered_by && names.get(transfer.answered_by)) ?? '';
  if (news === 'accepted') return { to: [transfer.giver_id], news: { kind: 'case-accepted', by } };
  if (news === 'given-back') {
    return { to: [transfer.giver_id], news: { kind: 'case-given-back', by, reason: transfer.reason ?? '' } };
  }
  const from = names.get(transfer.giver_id) ?? '';
  const to = transfer.to_team_id === null ? 'you' : 'team';
  return {
    to: await receiversOf(tx, transfer),
    news: { kind: 'case-offered', from, to, problem: transfer.problem },
  };
}

async function give(tx: Tx, context: Context, { tellingId, transferId, news }: Telling): Promise<void> {
  const transfer = (await transfersById(tx, [transferId])).get(transferId);
  const row = transfer && (await findReadable(tx, context.actor, transfer.case_id));
  if (!row) return;
  const told = await newsOf(tx, transfer, news);
  const notices = told.to.map((personId) => ({
    personId,
    topic: `transfer:${transferId}:${news}`,
    title: row.subject,
    href: `/desk/case/${row.number}`,
    news: told.news,
    insists: true,
  }));
  const by = news === 'offered' ? transfer.giver_id : transfer.answered_by;
  await giveNotices(tx, context, { id: tellingId, by, notices });
}

/** Tells the receiver of an offer, or its giver of the answer. */
export const tellOfTransferJob = job(telling, (context, payload) =>
  transaction(context, (tx) => give(tx, context, payload)),
);
