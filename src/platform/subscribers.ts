import type { Fact } from '#kernel/facts.ts';
import type { Context } from './context.ts';
import type { Tx } from './database/transaction.ts';

/**
 * Runs in the facts' own transaction, database only: for what must never be missing. A throw undoes it all. Facts that
 * are recorded together are heard together, in their order.
 */
export type Within = (tx: Tx, context: Context, facts: readonly Fact[]) => Promise<void>;

/** Runs later as a job, at least once: for mail, webhooks, indexing. Must bear being run twice. */
export type After = (context: Context, fact: Fact) => Promise<void>;

export interface Subscription {
  /** Kinds of fact that it hears. */
  readonly kinds: readonly string[];
  /** Stable name; for `after` it names the job. */
  readonly name: string;
  readonly within?: Within;
  readonly after?: After;
}

export interface Subscribers {
  readonly within: ReadonlyMap<string, readonly Subscription[]>;
  readonly after: ReadonlyMap<string, readonly Subscription[]>;
  readonly byName: ReadonlyMap<string, Subscription>;
}

/** Orders subscriptions by fact kind. They run in the given order, which follows the capabilities' order. */
export function gatherSubscribers(subscriptions: readonly Subscription[]): Subscribers {
  const within = new Map<string, Subscription[]>();
  const after = new Map<string, Subscription[]>();
  const add = (to: Map<string, Subscription[]>, kind: string, subscription: Subscription) => {
    const known = to.get(kind);
    if (known) known.push(subscription);
    else to.set(kind, [subscription]);
  };
  for (const subscription of subscriptions) {
    for (const kind of subscription.kinds) {
      if (subscription.within) add(within, kind, subscription);
      if (subscription.after) add(after, kind, subscription);
    }
  }
  return { within, after, byName: new Map(subscriptions.map((one) => [one.name, one])) };
}
