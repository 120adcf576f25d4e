import { useMe } from '#capabilities/people/web/index.ts';
import { casesContract } from '../../contract.ts';

/** Whether the reader may work on cases: take them, reply, promise. Others of the staff read and write notes. */
export function useMayWork(): boolean {
  const me = useMe();
  const holders = casesContract.grants['case.work'] ?? [];
  return me.roles.some((role) => holders.includes(role));
}
