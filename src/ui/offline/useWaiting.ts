import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { onOutbox, waiting } from './outbox.ts';
import type { Waiting } from './outbox-entry.ts';

/**
 * What waits to be sent, oldest first: about one thing, or everything. Once something has gone, what shows that thing
 * is read again.
 */
export function useWaiting(about?: string): readonly Waiting[] {
  const all = useSyncExternalStore(onOutbox, waiting);
  const queries = useQueryClient();
  const own = about === undefined ? all : all.filter((entry) => entry.about === about);
  const [before, setBefore] = useState(own.length);
  const gone = own.length < before;
  if (own.length !== before) setBefore(own.length);
  useEffect(() => {
    if (!gone) return;
    void queries.invalidateQueries({ predicate: ({ meta }) => meta?.live !== undefined });
  }, [gone, queries]);
  return own;
}
