import { useEffect, useState } from 'react';

const PAUSE_MS = 180;

/** What somebody types, once they pause: so that not every letter asks the server. */
export function useSettled(typed: string): string {
  const [settled, settle] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => settle(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return settled;
}
