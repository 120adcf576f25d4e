import { queryOptions } from '@tanstack/react-query';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { call } from '#ui/api.ts';
import { casesContract } from '../../../contract.ts';
import { useCaseChange } from '../../changes.ts';

const { draftTransfer, offerTransfer, acceptTransfer, giveTransferBack, takeTransferBack, askAfterTransfer } =
  casesContract.endpoints;

export type TransferDraft = OutputOf<typeof draftTransfer>;

interface OfCase {
  readonly caseId: string;
}

/** A first draft of a hand-over, and how much people have on their hands; asked for anew each time. */
export function draftTransferQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', 'transfer-draft', caseId],
    queryFn: ({ signal }) => call(draftTransfer, { params: { caseId }, signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Asks somebody to take the case over. */
export function useOfferTransfer() {
  return useCaseChange(({ caseId, ...body }: OfCase & CallInput<typeof offerTransfer>['body']) =>
    call(offerTransfer, { params: { caseId }, body }),
  );
}

/** Takes a case over that one was asked to. */
export function useAcceptTransfer() {
  return useCaseChange(({ caseId }: OfCase) => call(acceptTransfer, { params: { caseId } }));
}

/** Gives it back, with the reason. */
export function useGiveTransferBack() {
  return useCaseChange(({ caseId, reason }: OfCase & { readonly reason: string }) =>
    call(giveTransferBack, { params: { caseId }, body: { reason } }),
  );
}

/** Takes an offer back before it was answered. */
export function useTakeTransferBack() {
  return useCaseChange(({ caseId }: OfCase) => call(takeTransferBack, { params: { caseId } }));
}

/** Asks the customer whether a hand-over helped. */
export function useAskAfterTransfer() {
  return useCaseChange(({ caseId, text }: OfCase & { readonly text: string }) =>
    call(askAfterTransfer, { params: { caseId }, body: { text } }),
  );
}
