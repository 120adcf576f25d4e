import { Worker } from 'node:worker_threads';
import type { SenderFacts } from './authentication.ts';
import { codeOf, type Resolve } from './dns.ts';
import { PARSER_LIMITS } from './limits.ts';
import type { CheckedMail, ParseFailure, Unread } from './parsed-mail.ts';
import type { FromParser, ToParser } from './parser-messages.ts';

export interface MailParserOptions {
  /** How many mails are read at the same time. Each thread takes about 30 MB while it lives. */
  readonly threads?: number;
  /** After this long one mail has failed. Milliseconds. */
  readonly wallMilliseconds?: number;
  readonly heapMegabytes?: number;
  /** A thread without work ends after this long. Milliseconds. */
  readonly idleMilliseconds?: number;
  /** The thread's code; tests of the killing put a stubborn one here. */
  readonly script?: URL;
}

/** Where a mail came from, and the DNS by which that is checked. */
export interface ToCheck {
  readonly sender: SenderFacts;
  readonly resolve: Resolve;
}

export interface MailParser {
  /**
   * Reads one mail in a thread of its own and checks its sender there. Never rejects; a killed thread answers a
   * failure and is replaced.
   */
  parse(raw: Uint8Array, check: ToCheck): Promise<CheckedMail | Unread>;
  /** Ends all threads; mails still being read answer the failure `timeout`. */
  close(): Promise<void>;
}

interface Job {
  readonly raw: Uint8Array;
  readonly check: ToCheck;
  readonly done: (outcome: CheckedMail | Unread) => void;
}

interface Thread {
  readonly worker: Worker;
  job: Job | null;
  timer: NodeJS.Timeout | null;
}

function failureOf(error: unknown): ParseFailure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-large' : 'unparsable';
}

/** Asks the DNS for a thread, which has no way out of its own. */
async function ask(thread: Thread, { id, name, type }: Extract<FromParser, { kind: 'question' }>): Promise<void> {
  const { worker, job } = thread;
  if (job === null) return;
  const answer: ToParser = await job.check.resolve(name, type).then(
    (records) => ({ kind: 'answer', id, records }),
    (error: unknown) => ({ kind: 'no-answer', id, code: codeOf(error) }),
  );
  if (thread.job === job) worker.postMessage(answer);
}

class Pool implements MailParser {
  readonly #options: Required<MailParserOptions>;
  readonly #threads = new Set<Thread>();
  readonly #waiting: Job[] = [];
  #closed = false;

  constructor(options: Required<MailParserOptions>) {
    this.#options = options;
  }

  parse(raw: Uint8Array, check: ToCheck): Promise<CheckedMail | Unread> {
    if (this.#closed) return Promise.resolve({ failure: 'timeout', detail: 'the parser is closed' });
    return new Promise((done) => {
      this.#waiting.push({ raw, check, done });
      this.#serve();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) job.done({ failure: 'timeout', detail: 'the parser was closed' });
    await Promise.all([...this.#threads].map((thread) => this.#end(thread, 'timeout', 'the parser was closed')));
  }

  #serve(): void {
    while (this.#waiting.length > 0) {
      const idle = [...this.#threads].find((thread) => thread.job === null);
      const thread = idle ?? (this.#threads.size < this.#options.threads ? this.#start() : null);
      if (thread === null) return;
      const job = this.#waiting.shift();
      if (job !== undefined) this.#give(thread, job);
    }
  }

  #start(): Thread {
    const worker = new Worker(this.#options.script, {
      name: 'mail-parser',
      env: {},
      stdin: false,
      resourceLimits: { maxOldGenerationSizeMb: this.#options.heapMegabytes },
    });
    const thread: Thread = { worker, job: null, timer: null };
    worker.on('message', (message: FromParser) => {
      if (message.kind === 'read') this.#finished(thread, message.outcome);
      else void ask(thread, message);
    });
    worker.on('error', (error) => void this.#end(thread, failureOf(error), 'the parser thread failed'));
    worker.on('exit', () => void this.#end(thread, 'unparsable', 'the parser thread ended'));
    this.#threads.add(thread);
    return thread;
  }

  #give(thread: Thread, job: Job): void {
    thread.job = job;
    this.#watch(thread, this.#options.wallMilliseconds, 'over the time limit');
    thread.worker.ref();
    // A copy that moves: the caller keeps its bytes whatever becomes of the thread.
    const raw = new Uint8Array(job.raw);
    const message: ToParser = { kind: 'mail', raw, sender: job.check.sender };
    thread.worker.postMessage(message, [raw.buffer]);
  }

  #finished(thread: Thread, outcome: CheckedMail | Unread): void {
    const job = thread.job;
    thread.job = null;
    job?.done(outcome);
    this.#watch(thread, this.#options.idleMilliseconds, 'without work');
    // A thread that only waits must not keep the program alive.
    thread.worker.unref();
    thread.timer?.unref();
    this.#serve();
  }

  #watch(thread: Thread, milliseconds: number, why: string): void {
    if (thread.timer !== null) clearTimeout(thread.timer);
    thread.timer = setTimeout(() => void this.#end(thread, 'timeout', why), milliseconds);
  }

  async #end(thread: Thread, failure: ParseFailure, detail: string): Promise<void> {
    if (!this.#threads.delete(thread)) return;
    if (thread.timer !== null) clearTimeout(thread.timer);
    const job = thread.job;
    thread.job = null;
    await thread.worker.terminate();
    job?.done({ failure, detail });
    if (!this.#closed) this.#serve();
  }
}

/**
 * A parser for strangers' mail: `parseMail` and `authenticateMail` in threads with a heap limit and a wall clock. A thread that hangs or
 * eats is killed, its mail answers a failure, and the next mail gets a fresh thread.
 */
export function mailParser(options: MailParserOptions = {}): MailParser {
  return new Pool({
    threads: options.threads ?? 2,
    wallMilliseconds: options.wallMilliseconds ?? PARSER_LIMITS.wallMilliseconds,
    heapMegabytes: options.heapMegabytes ?? PARSER_LIMITS.heapMegabytes,
    idleMilliseconds: options.idleMilliseconds ?? 30_000,
    script: options.script ?? new URL('./parse-worker.ts', import.meta.url),
  });
}
