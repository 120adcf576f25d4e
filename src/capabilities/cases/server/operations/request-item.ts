import { answersTo, filesIn, type GivenAnswer, requestItemAt, wordsOf } from '#capabilities/catalogue/index.ts';
import { FileId, type PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { approversFor } from '../approvers.ts';
import { askForApproval } from '../ask-approval.ts';
import { insertRequest } from '../request-store.ts';
import { type OpenedCase, openCase } from './open-case.ts';

export interface RequestToMake {
  readonly requesterId: PersonId;
  /** The address of what is requested. */
  readonly slug: string;
  readonly answers: readonly GivenAnswer[];
  /** The address of somebody of the requester's account who says yes, where the item lets them name one. */
  readonly approver?: string | undefined;
}

function filesAmong(ids: readonly string[]): FileId[] | null {
  const files = ids.map((id) => FileId.safeParse(id));
  return files.every(({ success }) => success) ? files.flatMap(({ data }) => data ?? []) : null;
}

/**
 * Requests something of the catalogue: opens a case whose first message holds the answers, so that everybody who works
 * on it reads them. Refuses what is not offered, answers that do not fit the form, and as `approversFor` and opening a
 * case do.
 */
export function requestItem(
  context: Context,
  { requesterId, slug, answers: given, approver }: RequestToMake,
): Promise<Result<OpenedCase>> {
  return transaction(context, async (tx) => {
    const item = await requestItemAt(tx, slug);
    if (!item) return refuse('not-found', 404);
    const answers = answersTo(item.form, given);
    if (!answers.ok) return answers;
    const fileIds = filesAmong(filesIn(answers.value));
    if (fileIds === null) return refuse('request.no-such-file', 422);
    const approvers = await approversFor(tx, context, { item, requesterId, address: approver ?? null });
    if (!approvers.ok) return approvers;
    const opened = await openCase(context, {
      requesterId,
      kind: 'request',
      subject: item.name,
      text: wordsOf(answers.value) || item.name,
      serviceId: item.serviceId,
      channel: 'portal',
      urgency: 'medium',
      contactedAt: context.now,
      fileIds,
      awaitsApproval: approvers.value !== null,
    });
    if (!opened.ok) return opened;
    const { id: caseId, accountId } = opened.value.case;
    await insertRequest(tx, { caseId, accountId, item, answers: answers.value });
    if (approvers.value === null) return opened;
    const asking = { known: opened.value.case, approvers: approvers.value, days: item.approvalDays };
    const asked = await askForApproval(tx, context, asking);
    return asked.ok ? ok({ ...opened.value, case: asked.value }) : asked;
  });
}
