import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that stays the same between renders and does what it does in the latest one: for rows that are memoised. */
export function useStable<Args extends readonly unknown[], Answer>(run: (...args: Args) => Answer) {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
