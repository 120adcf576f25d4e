import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { SECOND } from '#kernel/time.ts';
import { useLive } from '#ui/live.tsx';
import { countsQuery } from '../queue-queries.ts';

/** Counting costs more than looking, so counts follow at this pace. */
const PACE_MS = 5 * SECOND;

/** The counts, kept true without counting at every fact. */
export function useCounts() {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLive(({ subject }) => {
    if (subject.kind !== 'case') return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queries.invalidateQueries({ queryKey: countsQuery.queryKey });
    }, PACE_MS);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return useQuery(countsQuery).data;
}
