import { fact } from '#kernel/facts.ts';
import type { RequestItemId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { checkForm } from '../../domain/index.ts';
import { requestItemChanged } from '../../facts.ts';
import { findItem, type RequestItemRecord, updateItem } from '../item-store.ts';
import { refuseApprover } from '../owners.ts';
import { serviceById } from '../store.ts';
import type { ItemDraft } from './create-item.ts';

interface Change {
  readonly itemId: RequestItemId;
  /** The version that the writer saw; a newer one refuses the change. */
  readonly ifMatch?: number | undefined;
  readonly draft: ItemDraft;
}

/** Writes an item anew; its address stays, and so do the answers that were given. Refuses as `createItem` does. */
export function changeItem(context: Context, { itemId, ifMatch, draft }: Change): Promise<Result<RequestItemRecord>> {
  return transaction(context, async (tx) => {
    const known = await findItem(tx, itemId);
    if (!known) return refuse('not-found', 404);
    if (ifMatch !== undefined && known.version !== ifMatch) return refuse('changed-meanwhile', 412);
    const form = checkForm(draft.form);
    if (!form.ok) return form;
    if (!(await serviceById(tx, draft.serviceId))) return refuse('request-item.service-unknown', 422);
    const unfit = await refuseApprover(tx, draft);
    if (unfit) return unfit;
    const item = { ...known, ...draft, form: form.value };
    if (!(await updateItem(tx, item))) return refuse('changed-meanwhile', 412);
    const about = { subject: { kind: 'request-item', id: itemId }, accountId: null, occurredAt: context.now };
    await appendFacts(tx, context, [fact(requestItemChanged, about, { name: item.name })]);
    return ok({ ...item, version: item.version + 1 });
  });
}
