import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { call } from '#ui/api.ts';
import { agreementsContract } from '../contract.ts';

const { listTouched } = agreementsContract.endpoints;

/** A calm beginning; whoever wants to see more wants to see many. */
const AT_FIRST = 10;
const THEN = 50;

export interface TouchedView {
  readonly agreementId: string;
  /** Counts the changes of the agreement: another draft touches other promises. */
  readonly version: number;
  readonly of: 'draft' | 'published';
  readonly show: 'moves' | 'stands';
}

/** What other terms would make of open promises, page by page. */
export function touchedQuery({ agreementId, version, of, show }: TouchedView) {
  return infiniteQueryOptions({
    queryKey: ['agreements', 'touched', agreementId, of, show, version],
    queryFn: ({ pageParam, signal }) => {
      const query = { of, show, ...(pageParam === null ? { limit: AT_FIRST } : { limit: THEN, cursor: pageParam }) };
      return call(listTouched, { params: { agreementId }, query, signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    meta: { live: ['case'] },
  });
}
