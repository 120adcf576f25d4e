import { useState } from 'react';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { useTake } from '../changes.ts';
import type { Summary } from '../queries.ts';

/** Takes the cases that nobody has, one after the other; says how many, and why one was refused. */
export function useTakeAll(onTaken: (row: Summary) => void) {
  const t = useText();
  const take = useTake();
  const [failed, setFailed] = useState<{ readonly n: number; readonly error: unknown } | null>(null);

  const takeAll = async (rows: readonly Summary[]) => {
    setFailed(null);
    const free = rows.filter((row) => row.owner === null);
    let taken = 0;
    let refused: unknown = null;
    for (const row of free) {
      try {
        onTaken(await take.mutateAsync({ caseId: row.id }));
        taken += 1;
      } catch (error) {
        refused = error;
      }
    }
    if (taken > 0) tell({ text: t('queue.taken', { n: taken }) });
    if (refused !== null) setFailed({ n: free.length - taken, error: refused });
    if (free.length === 0) tell({ text: t('queue.all-have-owners') });
  };
  return { takeAll: (rows: readonly Summary[]) => void takeAll(rows), failed, busy: take.isPending };
}
