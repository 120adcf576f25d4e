import { notifyManager, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useConnection } from '../live.tsx';
import { MoreText, Phrase } from '../text.tsx';
import { useTime } from '../time/useTime.ts';
import { heldSince } from './kept.ts';
import { OFFLINE_TEXTS } from './texts.ts';
import './offline.css';

/** A connection that comes back at once is nobody's business. */
const UNEASY_MS = 4000;

/** Since when the page has not heard the server, once that is worth a word; else null. */
function useLostSince(): number | null {
  const { state, since } = useConnection();
  const [uneasy, setUneasy] = useState(false);
  const lost = state === 'lost';
  useEffect(() => {
    if (!lost) return setUneasy(false);
    const timer = setTimeout(() => setUneasy(true), navigator.onLine ? UNEASY_MS : 0);
    return () => clearTimeout(timer);
  }, [lost]);
  return lost && uneasy ? since : null;
}

/** When the oldest of what the page shows was true, where that was read before and the server can't be asked. */
function useHeldSince(): number | null {
  const queries = useQueryClient();
  return useSyncExternalStore((heard) => queries.getQueryCache().subscribe(notifyManager.batchCalls(heard)), heldSince);
}

function Words() {
  const time = useTime();
  const lost = useLostSince();
  const held = useHeldSince();
  const at = held ?? lost;
  if (at === null) return null;
  const id = held === null ? 'offline.since' : 'offline.as-of';
  return (
    <p className="ek-offline">
      <Phrase id={id} values={{ time: <time>{time.moment(at)}</time> }} />
    </p>
  );
}

/** What the strip of a page says about the line. */
export function LineWords() {
  return (
    <MoreText catalogues={OFFLINE_TEXTS}>
      <Words />
    </MoreText>
  );
}
