import { useMe } from '#capabilities/people/web/index.ts';
import { casesContract } from '../../contract.ts';

type Right = 'case.open' | 'case.work' | 'note.write';

/** Whether the reader's roles hold a right. The server decides; a page only leaves out what would be refused. */
export function useMay(right: Right): boolean {
  const me = useMe();
  const holders = casesContract.grants[right] ?? [];
  return me.roles.some((role) => holders.includes(role));
}

/** Whether the reader may work on cases: take them, reply, promise. Others of the staff read, and write notes. */
export function useMayWork(): boolean {
  return useMay('case.work');
}
