import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useMe } from '#capabilities/people/web/index.ts';
import { useConnection, useLive } from '#ui/live.tsx';
import { isOpen } from '../../domain/states.ts';
import { caseQuery, type Summary } from '../queries.ts';
import type { QueueFilter } from '../queue-queries.ts';
import { standsIn } from './queue-view.ts';

/** Facts come in bursts; the list looks up once per burst. */
const GATHER_MS = 1200;
/** More than these are not asked for one by one: the list then only says that it changed. */
const LOOKED_UP_AT_MOST = 20;

export interface News {
  /** Cases on screen as they are now; they keep their place. */
  readonly changed: ReadonlyMap<string, Summary>;
  /** Cases that stand in this view and are not on screen. */
  readonly arrived: ReadonlySet<string>;
  /** Cases on screen that no longer stand in this view. */
  readonly gone: ReadonlySet<string>;
  /** Something changed that was not looked at more closely. */
  readonly unclear: boolean;
}

const NO_NEWS: News = { changed: new Map(), arrived: new Set(), gone: new Set(), unclear: false };

function withCase(news: News, row: Summary, place: { readonly shown: boolean; readonly stands: boolean }): News {
  const changed = new Map(news.changed);
  const arrived = new Set(news.arrived);
  const gone = new Set(news.gone);
  if (place.shown) changed.set(row.id, row);
  if (place.shown && !place.stands) gone.add(row.id);
  else gone.delete(row.id);
  if (!place.shown && place.stands) arrived.add(row.id);
  else arrived.delete(row.id);
  return { ...news, changed, arrived, gone };
}

/**
 * What happened to a list since it was loaded. Rows on screen show their new state in their old place; what is new is
 * counted. Nothing moves until the reader lets it in with `accept`.
 */
export function useQueueNews(filter: QueueFilter, rows: readonly Summary[]) {
  const me = useMe();
  const queries = useQueryClient();
  const connection = useConnection();
  const [news, setNews] = useState(NO_NEWS);
  const heard = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const look = useEffectEvent(async () => {
    const ids = [...heard.current];
    heard.current.clear();
    if (ids.length > LOOKED_UP_AT_MOST) return setNews((known) => ({ ...known, unclear: true }));
    for (const id of ids) {
      const row = await queries.fetchQuery({ ...caseQuery(id), staleTime: 0 }).catch(() => null);
      if (row === null) continue;
      const stands = standsIn(filter, row, { open: isOpen(row.state), me: me.id });
      const shown = rows.some((one) => one.id === id);
      setNews((known) => withCase(known, row, { shown, stands }));
    }
  });
  useLive(({ subject }) => {
    if (subject.kind !== 'case') return;
    heard.current.add(subject.id);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void look(), GATHER_MS);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const lost = useRef(false);
  useEffect(() => {
    if (connection.state === 'live' && lost.current) setNews((known) => ({ ...known, unclear: true }));
    lost.current = connection.state === 'lost';
  }, [connection]);

  return {
    news,
    forget: () => setNews(NO_NEWS),
    /** Looks at a case right away, because the reader has just changed it here. */
    note: ({ id }: Pick<Summary, 'id'>) => {
      heard.current.add(id);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void look(), 0);
    },
  };
}
