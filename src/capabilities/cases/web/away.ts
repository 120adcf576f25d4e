import { useMutation, useQueryClient } from '@tanstack/react-query';
import { peopleContract } from '#capabilities/people/contract.ts';
import type { CallInput } from '#kernel/call.ts';
import { call } from '#ui/api.ts';
import { useAttemptKey } from '#ui/useAttemptKey.ts';

const { endpoints } = peopleContract;

export type NewAbsence = NonNullable<CallInput<typeof endpoints.addAbsence>['body']>;

/** Who is where concerns every list of people, and what changed hands every list of promises. */
function useForgetAll() {
  const queries = useQueryClient();
  return () =>
    Promise.all(['people', 'cases', 'promises'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
}

/** Says that somebody is away, and hands over what they owe meanwhile. */
export function useGoAway() {
  const forget = useForgetAll();
  const keyOf = useAttemptKey();
  return useMutation({
    mutationFn: (body: NewAbsence) => call(endpoints.addAbsence, { body, idempotencyKey: keyOf(body) }),
    onSuccess: forget,
  });
}

/** Ends an absence now, or calls it off. */
export function useEndAbsence() {
  const forget = useForgetAll();
  return useMutation({
    mutationFn: (absenceId: string) => call(endpoints.endAbsence, { params: { absenceId } }),
    onSuccess: forget,
  });
}
