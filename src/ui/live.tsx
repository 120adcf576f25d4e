import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { loadOffline } from './api.ts';
import type { Connection, FeedListener, LiveHint } from './live/feed.ts';
import { isTouched } from './live/refetch.ts';
import { serverNow } from './time/clock.ts';

export type { Connection, LiveHint } from './live/feed.ts';

/** Many facts come in one breath; one refetch answers them all. */
const GATHER_MS = 200;

interface Live {
  readonly listen: (heard: (hint: LiveHint) => void) => () => void;
}

const LiveContext = createContext<Live | null>(null);
const ConnectionContext = createContext<Connection>({ state: 'connecting', since: serverNow() });

interface LiveProviderProps {
  readonly enabled?: boolean;
  readonly children: ReactNode;
}

/**
 * Keeps what is on screen true: refetches each query whose `meta.live` names the subject of a fact, and all of
 * them after a gap. Wrap the signed-in part of an entry in it; where strangers are welcome too, `enabled` says that
 * somebody is signed in, because the feed speaks to nobody else.
 */
export function LiveProvider({ children, enabled = true }: LiveProviderProps) {
  const queries = useQueryClient();
  const [connection, setConnection] = useState<Connection>(() => ({ state: 'connecting', since: serverNow() }));
  const [listeners] = useState(() => new Set<(hint: LiveHint) => void>());

  useEffect(() => {
    if (!enabled) return;
    let gathered: LiveHint[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refetch = () => {
      const hints = gathered;
      gathered = [];
      timer = undefined;
      void queries.invalidateQueries({ predicate: (query) => isTouched(query, hints) });
    };
    let close: (() => void) | null = null;
    let over = false;
    const listener: FeedListener = {
      onHint: (hint) => {
        gathered.push(hint);
        timer ??= setTimeout(refetch, GATHER_MS);
        for (const heard of listeners) heard(hint);
      },
      onGap: () => void queries.invalidateQueries({ predicate: (query) => query.meta?.live !== undefined }),
      onConnection: setConnection,
    };
    void loadOffline().then(({ begin }) => begin());
    // News can wait until the page stands.
    void import('./live/feed.ts').then(({ openFeed }) => {
      if (!over) close = openFeed(listener);
    });
    return () => {
      over = true;
      clearTimeout(timer);
      close?.();
    };
  }, [queries, listeners, enabled]);

  const live = useMemo<Live>(
    () => ({
      listen: (heard) => {
        listeners.add(heard);
        return () => listeners.delete(heard);
      },
    }),
    [listeners],
  );
  return (
    <LiveContext value={live}>
      <ConnectionContext value={connection}>{children}</ConnectionContext>
    </LiveContext>
  );
}

/** Calls `heard` for each fact that this person may know of. For more than a refetch: say it with `meta.live`. */
export function useLive(heard: (hint: LiveHint) => void): void {
  const live = use(LiveContext);
  const onHint = useEffectEvent(heard);
  useEffect(() => live?.listen((hint) => onHint(hint)), [live]);
}

/** Whether the page hears the server, and since when. */
export function useConnection(): Connection {
  return use(ConnectionContext);
}
