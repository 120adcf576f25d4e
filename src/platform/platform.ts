import type { Logger } from 'pino';
import type { Instant } from '#kernel/time.ts';
import type { Config } from './config.ts';
import type { Database } from './database/database.ts';
import type { Resolve } from './mail/dns.ts';
import type { MailSender } from './mail/send.ts';
import type { Metrics } from './metrics.ts';
import type { Signals } from './signals.ts';
import type { Subjects } from './subjects.ts';
import type { Subscribers } from './subscribers.ts';
import type { Troubles } from './troubles.ts';

/** The machinery that an operation may use, reached through its context. One per running program. */
export interface Platform {
  readonly config: Config;
  readonly database: Database;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly troubles: Troubles;
  readonly mail: MailSender;
  /** Asks the DNS about senders of mail; tests answer from a table. */
  readonly dns: Resolve;
  readonly subscribers: Subscribers;
  readonly subjects: Subjects;
  readonly signals: Signals;
  /** The present moment; tests and the sample move it. */
  readonly clock: () => Instant;
  /** The present moment as the database sees it, to compare with `clock`. Fails when the database does not answer. */
  readonly databaseClock: () => Promise<Instant>;
  /** What links begin with, without a trailing slash. */
  readonly publicUrl: () => string;
}
