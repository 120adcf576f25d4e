import { queryOptions } from '@tanstack/react-query';
import type { OutputOf } from '#kernel/contract.ts';
import { call } from '#ui/api.ts';
import { casesContract } from '../../contract.ts';

const { suggest } = casesContract.endpoints;

export type Suggestions = OutputOf<typeof suggest>;

/** So much is asked about at most: the beginning says what it is about. */
const LONGEST = 500;

/** What may spare asking for what somebody begins to write. */
export function suggestQuery(text: string) {
  const q = text.slice(0, LONGEST);
  return queryOptions({
    queryKey: ['my', 'suggestions', q],
    queryFn: ({ signal }) => call(suggest, { query: { q }, signal }),
    meta: { strangerWelcome: true },
    retry: false,
  });
}
