import { useMe } from '#capabilities/people/web/index.ts';
import { promisesContract } from '../../contract.ts';

/** Whether the reader may look at pauses and correct what was recorded wrongly. The server decides all the same. */
export function useMayReview(): boolean {
  const me = useMe();
  const holders = promisesContract.grants['promise.review'] ?? [];
  return me.roles.some((role) => holders.includes(role));
}
