import { queryOptions } from '@tanstack/react-query';
import type { OutputOf } from '#kernel/contract.ts';
import { call } from '#ui/api.ts';
import { promisesContract } from '../contract.ts';

const { endpoints } = promisesContract;

export type Explained = OutputOf<typeof endpoints.explainPromise>;

/** Why a promise is due when it is. `about` names its subject, whose facts make this old: `case:…`. */
export function explanationQuery(promiseId: string, about: string) {
  return queryOptions({
    queryKey: ['promises', 'explanation', promiseId],
    queryFn: ({ signal }): Promise<Explained> => call(endpoints.explainPromise, { params: { promiseId }, signal }),
    meta: { live: [about] },
  });
}
