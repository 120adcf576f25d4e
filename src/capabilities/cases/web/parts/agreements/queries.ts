import { queryOptions } from '@tanstack/react-query';
import type { OutputOf } from '#kernel/contract.ts';
import { call } from '#ui/api.ts';
import { casesContract } from '../../../contract.ts';

const { endpoints } = casesContract;

export type Trial = OutputOf<typeof endpoints.tryAgreement>;
export type Month = OutputOf<typeof endpoints.agreementMonth>;
export type Comparison = Month['all'];
export type Period = 'month' | '30-days';

/** An agreement as it stands: `version` counts the changes of its draft. */
interface Tried {
  readonly agreementId: string;
  readonly version: number;
}

/** What an agreement would have owed the case with this number. */
export function trialQuery({ agreementId, version }: Tried, number: number) {
  return queryOptions({
    queryKey: ['cases', 'agreement-trial', agreementId, version, number],
    queryFn: ({ signal }) =>
      call(endpoints.tryAgreement, { params: { number: `${number}` }, query: { agreementId }, signal }),
    retry: false,
  });
}

/** How the promises of last month would have gone under it. */
export function monthQuery({ agreementId, version }: Tried, period: Period) {
  return queryOptions({
    queryKey: ['cases', 'agreement-month', agreementId, version, period],
    queryFn: ({ signal }) => call(endpoints.agreementMonth, { params: { agreementId }, query: { period }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
