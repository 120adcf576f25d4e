import { fact } from '#kernel/facts.ts';
import { RequestItemId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { checkForm, slugOf } from '../../domain/index.ts';
import { requestItemCreated } from '../../facts.ts';
import { insertItem, type RequestItemRecord } from '../item-store.ts';
import { refuseApprover } from '../owners.ts';
import { serviceById } from '../store.ts';

export type ItemDraft = Pick<
  RequestItemRecord,
  | 'name'
  | 'summary'
  | 'cost'
  | 'serviceId'
  | 'approvalBy'
  | 'approverId'
  | 'approvalNeeds'
  | 'approvalDays'
  | 'form'
  | 'retired'
>;

/** Offers something to be requested. Refuses as `checkForm` does, an unknown service, and a name whose address is taken. */
export function createItem(context: Context, draft: ItemDraft): Promise<Result<RequestItemRecord>> {
  return transaction(context, async (tx) => {
    const form = checkForm(draft.form);
    if (!form.ok) return form;
    if (!(await serviceById(tx, draft.serviceId))) return refuse('request-item.service-unknown', 422);
    const unfit = await refuseApprover(tx, draft);
    if (unfit) return unfit;
    const slug = slugOf(draft.name);
    if (slug === '') return refuse('request-item.name-without-letters', 422);
    const id = RequestItemId.parse(context.newId());
    const item: RequestItemRecord = { ...draft, id, slug, form: form.value, version: 1 };
    if (!(await insertItem(tx, item, context.now))) return refuse('request-item.exists-already', 409, { slug });
    const about = { subject: { kind: 'request-item', id }, accountId: null, occurredAt: context.now };
    await appendFacts(tx, context, [fact(requestItemCreated, about, { name: item.name })]);
    return ok(item);
  });
}
