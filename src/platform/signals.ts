import type pg from 'pg';
import type { Logger } from 'pino';
import type { Audience } from '#kernel/facts.ts';
import type { Database } from './database/database.ts';

/** That a fact was recorded: enough to decide who should look again, nothing to read. */
export interface Hint {
  readonly position: number;
  readonly id: string;
  readonly kind: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly accountId: string | null;
  readonly audience: Audience;
}

/** Wakes other parts of the program, on this node and the others. A hint, never the truth: listeners also poll. */
export interface Signals {
  /** To be called after commit. */
  announce(hints: readonly Hint[]): void;
  wakeKeeper(): void;
  onHints(listener: (hints: readonly Hint[]) => void): () => void;
  onKeeperWake(listener: () => void): () => void;
  close(): Promise<void>;
}

const CHANNEL = 'evenkeel';
const HINTS_PER_NOTICE = 25;
const GATHER_MS = 15;

/**
 * Signals over LISTEN/NOTIFY. Notices are sent after commit, gathered for 15 ms, on a connection of their own:
 * a NOTIFY inside a business transaction would make all commits queue behind one lock.
 */
export function openSignals(database: Database, log: Logger): Signals {
  const onHints = new Set<(hints: readonly Hint[]) => void>();
  const onWake = new Set<() => void>();
  let waiting: Hint[] = [];
  let wake = false;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let client: Promise<pg.Client> | undefined;

  const heard = (payload: string) => {
    const notice: { hints: Hint[]; wake: boolean } = JSON.parse(payload);
    if (notice.hints.length > 0) for (const listener of onHints) listener(notice.hints);
    if (notice.wake) for (const listener of onWake) listener();
  };

  const connect = async (): Promise<pg.Client> => {
    const made = await database.connectListener();
    made.on('notification', (message) => heard(message.payload ?? '{"hints":[],"wake":false}'));
    made.on('error', (error) => {
      log.warn({ err: error }, 'the connection for signals broke; it is made anew');
      client = undefined;
      if (!closed) setTimeout(() => void connected().catch(() => undefined), 1000).unref();
    });
    await made.query(`listen ${CHANNEL}`);
    return made;
  };

  const connected = (): Promise<pg.Client> => {
    client ??= connect().catch((error: unknown) => {
      client = undefined;
      throw error;
    });
    return client;
  };

  const send = async () => {
    timer = undefined;
    const hints = waiting;
    const alsoWake = wake;
    waiting = [];
    wake = false;
    try {
      const line = await connected();
      for (let i = 0; i === 0 || i < hints.length; i += HINTS_PER_NOTICE) {
        const payload = JSON.stringify({ hints: hints.slice(i, i + HINTS_PER_NOTICE), wake: alsoWake && i === 0 });
        await line.query('select pg_notify($1, $2)', [CHANNEL, payload]);
      }
    } catch (error) {
      if (!closed) log.warn({ err: error }, 'a signal was not sent; listeners catch up by polling');
    }
  };

  let sending = Promise.resolve();
  const soon = () => {
    if (closed) return;
    timer ??= setTimeout(() => {
      sending = sending.then(send);
    }, GATHER_MS);
  };

  return {
    announce(hints) {
      waiting.push(...hints);
      soon();
    },
    wakeKeeper() {
      wake = true;
      soon();
    },
    onHints(listener) {
      onHints.add(listener);
      void connected().catch((error: unknown) => log.warn({ err: error }, 'signals are not heard yet'));
      return () => onHints.delete(listener);
    },
    onKeeperWake(listener) {
      onWake.add(listener);
      void connected().catch((error: unknown) => log.warn({ err: error }, 'signals are not heard yet'));
      return () => onWake.delete(listener);
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await sending;
      const line = await client?.catch(() => undefined);
      await line?.end();
    },
  };
}
