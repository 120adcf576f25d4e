import type { Logger } from 'pino';
import type { Audience } from '#kernel/facts.ts';
import type { Database } from './database/database.ts';
import { SignalLine } from './signal-line.ts';

/** That something happened, mostly that a fact was recorded: enough to decide who should look again, nothing to read. */
export interface Hint {
  /** Where the fact stands; null for what passes and is told to nobody later. */
  readonly position: number | null;
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
  /** The line was broken for a while: hints may have been missed, so everybody should look again. */
  onGap(listener: () => void): () => void;
  onKeeperWake(listener: () => void): () => void;
  close(): Promise<void>;
}

const CHANNEL = 'evenkeel';
const HINTS_PER_NOTICE = 25;
const GATHER_MS = 15;
const AGAIN_MS = 500;
/** More than this that could not be sent is not kept: a gap makes everybody look again anyway. */
const KEPT_AT_MOST = 2000;

/** Listeners of one sort. */
class Listeners<Args extends readonly unknown[]> {
  readonly #all = new Set<(...args: Args) => void>();

  add(listener: (...args: Args) => void): () => void {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  }

  tell(...args: Args): void {
    for (const listener of this.#all) listener(...args);
  }
}

/** What waits to be sent: gathered for a moment, sent in order, kept when it could not be sent. */
class Outbox {
  readonly #line: SignalLine;
  readonly #log: Logger;
  #hints: Hint[] = [];
  #wake = false;
  #timer: NodeJS.Timeout | undefined;
  #sending: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(line: SignalLine, log: Logger) {
    this.#line = line;
    this.#log = log;
  }

  put(hints: readonly Hint[], wake: boolean): void {
    this.#hints.push(...hints);
    this.#wake ||= wake;
    this.#soon(GATHER_MS);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#sending;
  }

  #soon(pause: number): void {
    if (this.#closed) return;
    this.#timer ??= setTimeout(() => {
      this.#sending = this.#sending.then(() => this.#send());
    }, pause);
  }

  async #send(): Promise<void> {
    this.#timer = undefined;
    const hints = this.#hints;
    const wake = this.#wake;
    this.#hints = [];
    this.#wake = false;
    try {
      const client = await this.#line.client();
      for (let i = 0; i === 0 || i < hints.length; i += HINTS_PER_NOTICE) {
        const notice = { hints: hints.slice(i, i + HINTS_PER_NOTICE), wake: wake && i === 0 };
        await client.query('select pg_notify($1, $2)', [CHANNEL, JSON.stringify(notice)]);
      }
    } catch (error) {
      if (this.#closed) return;
      this.#log.warn({ err: error }, 'a signal was not sent yet');
      this.#hints = [...hints, ...this.#hints].slice(-KEPT_AT_MOST);
      this.#wake ||= wake;
      this.#soon(AGAIN_MS);
    }
  }
}

/**
 * Signals over LISTEN/NOTIFY. Notices are sent after commit, gathered for 15 ms, on a connection of their own:
 * a NOTIFY inside a business transaction would make all commits queue behind one lock.
 */
export function openSignals(database: Pick<Database, 'connectListener'>, log: Logger): Signals {
  const hints = new Listeners<[readonly Hint[]]>();
  const gap = new Listeners<[]>();
  const keeperWake = new Listeners<[]>();
  const line = new SignalLine({
    database,
    log,
    channel: CHANNEL,
    onNotice: (payload) => {
      const notice: { hints: Hint[]; wake: boolean } = JSON.parse(payload);
      if (notice.hints.length > 0) hints.tell(notice.hints);
      if (notice.wake) keeperWake.tell();
    },
    onBack: () => {
      gap.tell();
      keeperWake.tell();
    },
  });
  const outbox = new Outbox(line, log);
  const listening = () => void line.client().catch(() => undefined);
  return {
    announce: (given) => outbox.put(given, false),
    wakeKeeper: () => outbox.put([], true),
    onHints(listener) {
      listening();
      return hints.add(listener);
    },
    onGap: (listener) => gap.add(listener),
    onKeeperWake(listener) {
      listening();
      return keeperWake.add(listener);
    },
    close: () => line.close(outbox.close()),
  };
}
