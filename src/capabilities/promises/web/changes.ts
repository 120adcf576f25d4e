import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '#ui/api.ts';
import { promisesContract } from '../contract.ts';

const { letPausesStand, voidPause, correct } = promisesContract.endpoints;

interface OfPromise {
  readonly promiseId: string;
  readonly reason: string;
}

const CHANGED: readonly QueryKey[] = [['promises'], ['cases']];

function usePromiseChange<Input extends OfPromise>(send: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => Promise.all(CHANGED.map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
}

/** Says that the pauses of a promise hold up, and why. */
export function useLetStand() {
  return usePromiseChange(({ promiseId, reason }: OfPromise) =>
    call(letPausesStand, { params: { promiseId }, body: { reason } }),
  );
}

/** Says that the pause that began at `pausedAt` did not hold up, and why. */
export function useVoidPause() {
  return usePromiseChange(({ promiseId, ...body }: OfPromise & { readonly pausedAt: string }) =>
    call(voidPause, { params: { promiseId }, body }),
  );
}

/** Corrects when a promise was delivered, or that it was, for null. */
export function useCorrect() {
  return usePromiseChange(({ promiseId, ...body }: OfPromise & { readonly deliveredAt: string | null }) =>
    call(correct, { params: { promiseId }, body }),
  );
}
