import { useState } from 'react';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { useTake } from '../changes.ts';
import type { Detail, Summary } from '../queries.ts';
import { useWayBack } from './useWayBack.ts';

/** Takes the cases that nobody has, one after the other; says how many, and why one was refused. */
export function useTakeAll(onTaken: (row: Summary) => void) {
  const t = useText();
  const take = useTake();
  const wayBack = useWayBack();
  const [failed, setFailed] = useState<{ readonly n: number; readonly error: unknown } | null>(null);

  const takeAll = async (rows: readonly Summary[]) => {
    setFailed(null);
    const free = rows.filter((row) => row.owner === null);
    const taken: Detail[] = [];
    let refused: unknown = null;
    for (const row of free) {
      try {
        const detail = await take.mutateAsync({ caseId: row.id });
        onTaken(detail);
        taken.push(detail);
      } catch (error) {
        refused = error;
      }
    }
    if (taken.length > 0) tell({ text: t('queue.taken', { n: taken.length }), ...wayBack(taken) });
    if (refused !== null) setFailed({ n: free.length - taken.length, error: refused });
    if (free.length === 0) tell({ text: t('queue.all-have-owners') });
  };
  return { takeAll: (rows: readonly Summary[]) => void takeAll(rows), failed, busy: take.isPending };
}
