import type { PromiseRecord } from './promise.ts';
import type { PromiseFact } from './promise-fact.ts';

/** What a decision changes: the promise as it is to be saved, and the facts to record with it, in order. */
export interface Decision {
  readonly promise: PromiseRecord;
  readonly facts: readonly PromiseFact[];
}

/** The promise with some of its fields changed, as its next version. */
export function change(promise: PromiseRecord, changes: Partial<PromiseRecord>): PromiseRecord {
  return { ...promise, ...changes, version: promise.version + 1 };
}
