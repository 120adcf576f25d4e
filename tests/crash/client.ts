import { createTransport } from 'nodemailer';
import { type Call, caller } from '#kernel/call.ts';
import { Problem } from '#kernel/problem.ts';
import type { Ledger, MailEntry } from './ledger.ts';
import type { Mortal } from './mortal.ts';

const PATIENCE = 10_000;
const AGAIN = 60;

/** What became of a request in the end: its answer, or why it was refused. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: string };

interface Envelope {
  readonly from: string;
  readonly to: string;
}

const pause = (milliseconds: number) => new Promise((settle) => setTimeout(settle, milliseconds));

/**
 * A client that does not give up: what was not answered it asks again, the very same way, until it is answered or
 * refused. So it behaves as a careful program behaves towards a server that may die at any moment.
 */
export class Client {
  readonly #mortal: Mortal;
  readonly #ledger: Ledger;
  #headers: Readonly<Record<string, string>> = {};

  constructor(mortal: Mortal, ledger: Ledger) {
    this.#mortal = mortal;
    this.#ledger = ledger;
  }

  signedIn(cookie: string): void {
    this.#headers = { cookie };
  }

  /** Asks until there is an answer. `request` is made anew each time and must always ask the very same. */
  async ask<T>(request: (call: Call, signal: AbortSignal) => Promise<T>): Promise<Outcome<T>> {
    for (;;) {
      const address = this.#mortal.address;
      if (address !== null) {
        const call = caller({ origin: address.url, headers: this.#headers });
        const outcome = await request(call, AbortSignal.timeout(PATIENCE)).then(
          (value): Outcome<T> => ({ ok: true, value }),
          (error: unknown) => this.#refusal(error),
        );
        if (outcome !== 'again') return outcome;
      }
      await pause(AGAIN);
    }
  }

  /** Sends the mail until a server has taken it: each time the same bytes. */
  async send(entry: MailEntry, envelope: Envelope, raw: string | Buffer): Promise<void> {
    while (!(await this.sendOnce(entry, envelope, raw))) await pause(AGAIN);
    entry.standing = 'acknowledged';
  }

  async sendOnce(entry: MailEntry, envelope: Envelope, raw: string | Buffer): Promise<boolean> {
    const address = this.#mortal.address;
    if (address === null) return false;
    const transport = createTransport({
      host: '127.0.0.1',
      port: address.smtpPort,
      ignoreTLS: true,
      connectionTimeout: PATIENCE,
      greetingTimeout: PATIENCE,
      socketTimeout: PATIENCE,
    });
    try {
      await transport.sendMail({ envelope: { ...envelope }, raw });
      entry.taken += 1;
      return true;
    } catch (error) {
      const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
      if (code >= 500) this.#ledger.surprises.push(`A mail was refused for good: ${String(error)}`);
      return false;
    } finally {
      transport.close();
    }
  }

  #refusal(error: unknown): { ok: false; code: string } | 'again' {
    if (!(error instanceof Problem)) return 'again';
    if (error.status === 500) this.#ledger.surprises.push(`A request was answered 500: ${error.message}`);
    return error.status >= 400 && error.status < 500 ? { ok: false, code: error.code } : 'again';
  }
}
