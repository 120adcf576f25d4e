import { queryOptions, useMutation } from '@tanstack/react-query';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { call } from '#ui/api.ts';
import { useAttemptKey } from '#ui/useAttemptKey.ts';
import { casesContract } from '../../contract.ts';

const { listOffers, readOffer, request } = casesContract.endpoints;

/** Something that can be requested, and one with its form. */
export type Offer = OutputOf<typeof listOffers>['items'][number];
export type OfferDetail = OutputOf<typeof readOffer>;

/** What can be requested, by name. */
export const offersQuery = queryOptions({
  queryKey: ['my', 'offers'],
  queryFn: ({ signal }) => call(listOffers, { signal }).then(({ items }) => items),
  meta: { strangerWelcome: true },
});

/** One of them with its form. */
export function offerQuery(slug: string) {
  return queryOptions({
    queryKey: ['my', 'offers', slug],
    queryFn: ({ signal }): Promise<OfferDetail> => call(readOffer, { params: { slug }, signal }),
  });
}

/** Requests it. Sent again after a failure, it makes no second case. */
export function useRequest(slug: string) {
  const keyOf = useAttemptKey();
  return useMutation({
    mutationFn: (body: NonNullable<CallInput<typeof request>['body']>) =>
      call(request, { params: { slug }, body, idempotencyKey: keyOf(body) }),
  });
}
