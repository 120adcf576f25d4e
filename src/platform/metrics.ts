import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What `/metrics` shows, in the Prometheus text format. */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly facts: Counter<'kind'>;
  readonly feedClients: Gauge;
  readonly keeperLateness: Histogram;
  readonly keeperFailures: Counter;
  readonly keeperClockAhead: Gauge;
  readonly jobs: Counter<'job' | 'outcome'>;
  readonly mailIn: Counter<'outcome'>;
  readonly mailOut: Counter<'outcome'>;
  readonly mailboxSilence: Gauge<'mailbox'>;
}

export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    requests: new Histogram({
      name: 'evenkeel_request_seconds',
      help: 'Time from request to answer',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    facts: new Counter({ name: 'evenkeel_facts_total', help: 'Facts recorded', labelNames: ['kind'], registers }),
    feedClients: new Gauge({ name: 'evenkeel_feed_clients', help: 'Browsers that listen to the feed', registers }),
    keeperLateness: new Histogram({
      name: 'evenkeel_keeper_lateness_seconds',
      help: 'Time from the moment a promise had to be judged to its judgement',
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300],
      registers,
    }),
    keeperFailures: new Counter({
      name: 'evenkeel_keeper_failures_total',
      help: 'Times that a promise could not be judged and was put off',
      registers,
    }),
    keeperClockAhead: new Gauge({
      name: 'evenkeel_keeper_clock_ahead_seconds',
      help: "How far this node's clock is ahead of the database's; more than 3 and its keeper judges nothing",
      registers,
    }),
    jobs: new Counter({ name: 'evenkeel_jobs_total', help: 'Jobs run', labelNames: ['job', 'outcome'], registers }),
    mailIn: new Counter({ name: 'evenkeel_mail_in_total', help: 'Mails taken in', labelNames: ['outcome'], registers }),
    mailboxSilence: new Gauge({
      name: 'evenkeel_mailbox_silent_seconds',
      help: 'Time since an IMAP mailbox last answered; mail may lie there unseen',
      labelNames: ['mailbox'],
      registers,
    }),
    mailOut: new Counter({ name: 'evenkeel_mail_out_total', help: 'Mails sent', labelNames: ['outcome'], registers }),
  };
}
