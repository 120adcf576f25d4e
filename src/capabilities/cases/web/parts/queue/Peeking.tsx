import { Suspense, useState } from 'react';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import { lazy } from '#ui/lazy.tsx';
import type { Summary } from '../../queries.ts';

const Peek = lazy(() => import('./Peek.tsx').then((file) => file.Peek));

interface PeekingProps {
  /** The row on which the keyboard stands. */
  readonly row: Summary | undefined;
  readonly onOpen: (row: Summary) => void;
}

/** Space shows the case of a row beside the list, and goes along with it until Space or Escape. */
export function Peeking({ row, onOpen }: PeekingProps) {
  const [shown, show] = useState(false);
  const close = () => show(false);
  useCommand('list.peek', () => show(!shown), { enabled: row !== undefined });
  useCommand('list.peek-close', close, { enabled: shown });
  if (!shown || !row) return null;
  return (
    <Suspense fallback={null}>
      <Peek row={row} onOpen={() => onOpen(row)} onClose={close} />
    </Suspense>
  );
}
