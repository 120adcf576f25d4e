import { fromIso, toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Handlers } from '#platform/serve/handlers.ts';
import type { casesContract } from '../contract.ts';
import { caseWithDetail, onCase } from './answers.ts';
import { loadOf } from './lists.ts';
import { acceptTransfer, giveTransferBack, takeTransferBack } from './operations/answer-transfer.ts';
import { askAfterTransfer } from './operations/ask-after-transfer.ts';
import { offerTransfer } from './operations/offer-transfer.ts';
import { agreementFor } from './owed.ts';
import { personById, readerFor } from './people.ts';
import { caseOf } from './store.ts';
import type { CaseRow } from './tables.ts';
import { briefFor, followUpBy, messageFor } from './transfer-words.ts';

type Transfers = Pick<
  Handlers<typeof casesContract>,
  'draftTransfer' | 'offerTransfer' | 'acceptTransfer' | 'giveTransferBack' | 'takeTransferBack' | 'askAfterTransfer'
>;

/** Stands in the draft of the message for whoever is chosen. */
const RECEIVER = '{receiver}';

async function draftOf(tx: Tx, context: Context, row: CaseRow) {
  const known = caseOf(row);
  const { actor, now } = context;
  const giver = actor.kind === 'person' ? await personById(tx, actor.personId) : undefined;
  const reader = await readerFor(tx, context, giver);
  return {
    ...(await briefFor(tx, context, known, reader)),
    message: await messageFor(tx, context, { known, receiver: RECEIVER }),
    followUpBy: toIso(await followUpBy(tx, { by: await agreementFor(tx, known, now) }, now)),
    load: await loadOf(tx, now),
  };
}

/** The endpoints with which a case changes hands. */
export const transferHandlers: Transfers = {
  draftTransfer: (context, { params }) => onCase(context, params.caseId, (tx, row) => draftOf(tx, context, row)),
  offerTransfer: (context, { params, body, ifMatch }) => {
    const followUp = body.followUpBy === undefined ? undefined : fromIso(body.followUpBy);
    return caseWithDetail(context, offerTransfer(context, { ...params, ...body, followUpBy: followUp, ifMatch }));
  },
  acceptTransfer: (context, { params, ifMatch }) =>
    caseWithDetail(context, acceptTransfer(context, { ...params, ifMatch })),
  giveTransferBack: (context, { params, body, ifMatch }) =>
    caseWithDetail(context, giveTransferBack(context, { ...params, ...body, ifMatch })),
  takeTransferBack: (context, { params, ifMatch }) =>
    caseWithDetail(context, takeTransferBack(context, { ...params, ifMatch })),
  askAfterTransfer: (context, { params, body, ifMatch }) =>
    caseWithDetail(context, askAfterTransfer(context, { ...params, ...body, ifMatch })),
};
