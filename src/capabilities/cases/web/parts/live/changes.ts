import type { CallInput } from '#kernel/call.ts';
import { call } from '#ui/api.ts';
import { casesContract } from '../../../contract.ts';
import { useCaseChange } from '../../changes.ts';

const { changeLive, endLive, offerFallback, sayLive, tryContact } = casesContract.endpoints;

type BodyOf<Endpoint extends typeof changeLive | typeof offerFallback | typeof sayLive | typeof tryContact> =
  NonNullable<CallInput<Endpoint>['body']>;

/** Says that people are in something that fails, or will be. */
export function useSayLive() {
  return useCaseChange(({ caseId, ...body }: { readonly caseId: string } & BodyOf<typeof sayLive>) =>
    call(sayLive, { params: { caseId }, body }),
  );
}

/** Says anew when people are in it, or how they are reached. */
export function useChangeLive() {
  return useCaseChange(({ caseId, ...body }: { readonly caseId: string } & BodyOf<typeof changeLive>) =>
    call(changeLive, { params: { caseId }, body }),
  );
}

/** Says that nobody waits in it any more. */
export function useEndLive() {
  return useCaseChange(({ caseId }: { readonly caseId: string }) => call(endLive, { params: { caseId } }));
}

/** Says which other way was offered meanwhile. */
export function useOfferFallback() {
  return useCaseChange(({ caseId, words }: { readonly caseId: string } & BodyOf<typeof offerFallback>) =>
    call(offerFallback, { params: { caseId }, body: { words } }),
  );
}

/** Records that nobody answered; what was promised stays owed. */
export function useTryContact() {
  return useCaseChange(
    ({
      caseId,
      promiseId,
      ...body
    }: { readonly caseId: string; readonly promiseId: string } & BodyOf<typeof tryContact>) =>
      call(tryContact, { params: { caseId, promiseId }, body }),
  );
}
