import { useState } from 'react';
import { isOpen } from '../../../domain/states.ts';
import type { Recipient } from './Recipients.tsx';

/** Whether anybody still waits for a word on it: what is closed is told nothing. */
export function isWaitedFor({ state }: Pick<Recipient, 'state'>): boolean {
  return isOpen(state);
}

/** Who is left out of those who would get it; on what is closed nobody gets anything. */
export function useLeaving(cases: readonly Recipient[]) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const leave = (id: string) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  const open = cases.filter(isWaitedFor);
  return { left, leave, open, chosen: open.filter(({ id }) => !left.has(id)) };
}
