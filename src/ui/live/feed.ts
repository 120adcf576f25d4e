import { type Instant, MINUTE, SECOND, type Span } from '#kernel/time.ts';
import { serverNow } from '../time/clock.ts';

const URL = '/api/v1/feed';
const LONGEST_WAIT: Span = 30 * SECOND;
/** A page that nobody sees gives its connection back: browsers allow six per server over HTTP/1.1. */
const HIDDEN_FOR: Span = MINUTE;

/** That something happened to a subject; what exactly is to be read from the API. */
export interface LiveHint {
  readonly id: string;
  /** The fact's kind, such as `message.sent`. */
  readonly kind: string;
  readonly subject: { readonly kind: string; readonly id: string };
}

export interface Connection {
  readonly state: 'connecting' | 'live' | 'lost';
  /** Since when, by the server's clock. */
  readonly since: Instant;
}

export interface FeedListener {
  readonly onHint: (hint: LiveHint) => void;
  /** Hints may have been missed: whatever is shown should be read again. */
  readonly onGap: () => void;
  readonly onConnection: (connection: Connection) => void;
}

/** The hint in an event's data, or null when it is none: a newer server may send more. */
export function hintOf(data: string): LiveHint | null {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { id, kind, subject } = value as { id?: unknown; kind?: unknown; subject?: { kind?: unknown; id?: unknown } };
  if (typeof id !== 'string' || typeof kind !== 'string') return null;
  if (typeof subject?.kind !== 'string' || typeof subject.id !== 'string') return null;
  return { id, kind, subject: { kind: subject.kind, id: subject.id } };
}

/** How long to wait before try number `tries` (from 0): 1 s, doubling, at most 30 s, spread by up to a quarter. */
export function waitBefore(tries: number, chance: number): Span {
  const wait = Math.min(SECOND * 2 ** Math.min(tries, 10), LONGEST_WAIT);
  return Math.round(wait * (1 - chance / 4));
}

/**
 * Listens to the feed until closed. The browser itself resumes after a lost connection and names the last event
 * it saw; where it gives up (the server answered with an error), this connects anew and reports a gap. The server's
 * own `reset` says that too much was missed to be told again.
 */
export function openFeed(listener: FeedListener): () => void {
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let hiding: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let mayHaveMissed = false;
  let state: Connection['state'] | undefined;

  const report = (next: Connection['state']) => {
    if (next !== state) listener.onConnection({ state: next, since: serverNow() });
    state = next;
  };
  const disconnect = () => {
    clearTimeout(retry);
    source?.close();
    source = null;
    mayHaveMissed = true;
  };
  const connect = () => {
    clearTimeout(retry);
    source?.close();
    const opened = new EventSource(URL);
    source = opened;
    opened.addEventListener('open', () => {
      tries = 0;
      report('live');
      if (mayHaveMissed) listener.onGap();
      mayHaveMissed = false;
    });
    opened.addEventListener('fact', (event) => {
      const hint = hintOf(String(event.data));
      if (hint) listener.onHint(hint);
    });
    opened.addEventListener('reset', listener.onGap);
    opened.addEventListener('error', () => {
      report('lost');
      if (opened.readyState !== EventSource.CLOSED) return;
      disconnect();
      retry = setTimeout(connect, waitBefore(tries, Math.random()));
      tries += 1;
    });
  };
  const onVisibility = () => {
    clearTimeout(hiding);
    if (document.visibilityState === 'hidden') hiding = setTimeout(disconnect, HIDDEN_FOR);
    else if (!source) connect();
  };

  report('connecting');
  connect();
  const onOffline = () => {
    disconnect();
    report('lost');
  };
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('online', connect);
  window.addEventListener('offline', onOffline);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    window.removeEventListener('online', connect);
    window.removeEventListener('offline', onOffline);
    clearTimeout(hiding);
    disconnect();
  };
}
