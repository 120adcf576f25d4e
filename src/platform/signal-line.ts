import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Database } from './database/database.ts';

const AGAIN_MS = 500;

export interface SignalLineParts {
  readonly database: Pick<Database, 'connectListener'>;
  readonly log: Logger;
  readonly channel: string;
  readonly onNotice: (payload: string) => void;
  /** The line was broken and hears again: what was said meanwhile was missed. */
  readonly onBack: () => void;
}

/** A connection that listens to a channel. Once it was asked for, it is made anew whenever it breaks. */
export class SignalLine {
  readonly #parts: SignalLineParts;
  #client: Promise<pg.Client> | undefined;
  #closed = false;
  #wasBroken = false;

  constructor(parts: SignalLineParts) {
    this.#parts = parts;
  }

  /** The connection, made on first use. Rejects once the line is closed. */
  client(): Promise<pg.Client> {
    this.#client ??= this.#keepTrying();
    return this.#client;
  }

  /** Makes no connection any more, and ends the one there is after `last` has settled. */
  async close(last: Promise<void>): Promise<void> {
    this.#closed = true;
    await last;
    const client = await this.#client?.catch(() => undefined);
    await client?.end();
  }

  async #keepTrying(): Promise<pg.Client> {
    for (;;) {
      if (this.#closed) throw new Error('The line for signals is closed.');
      try {
        const client = await this.#connect();
        if (this.#wasBroken) this.#parts.onBack();
        this.#wasBroken = false;
        return client;
      } catch (error) {
        if (!this.#wasBroken) this.#parts.log.warn({ err: error }, 'signals are not heard; the line is made anew');
        this.#wasBroken = true;
        await wait(AGAIN_MS, undefined, { ref: false });
      }
    }
  }

  async #connect(): Promise<pg.Client> {
    const client = await this.#parts.database.connectListener();
    client.on('notification', ({ payload }) => this.#parts.onNotice(payload ?? ''));
    client.once('end', () => this.#broke());
    try {
      await client.query(`listen ${this.#parts.channel}`);
      return client;
    } catch (error) {
      client.removeAllListeners('end');
      await client.end().catch(() => undefined);
      throw error;
    }
  }

  #broke(): void {
    if (this.#closed) return;
    this.#parts.log.warn('the line for signals broke; it is made anew');
    this.#wasBroken = true;
    this.#client = this.#keepTrying();
    // Whoever needs the line asks for it and hears why there is none.
    this.#client.catch(() => undefined);
  }
}
