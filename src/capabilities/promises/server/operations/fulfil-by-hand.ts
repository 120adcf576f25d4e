import { type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { PromiseKind } from '../../domain/index.ts';
import { changing, type Target } from '../changing.ts';
import type { View } from '../views.ts';
import { fulfilPromise } from './fulfil-promise.ts';

/** Kept by what the promisee reads, and by nothing that we say of ourselves. */
const KEPT_BY_WRITING: readonly PromiseKind[] = ['first-response', 'next-update', 'resolve'];

/**
 * Somebody says that they did what was promised outside of Evenkeel, for example that they called. Refuses
 * `promise.needs-a-word` for what only a message keeps, `promise.needs-an-answer` for a yes or no, and as `fulfilPromise` does.
 */
export function fulfilByHand(context: Context, target: Target & { occurredAt: Instant }): Promise<Result<View>> {
  return changing(context, target, async (tx, promise) => {
    if (promise.kind === 'approval') return refuse('promise.needs-an-answer', 409);
    if (KEPT_BY_WRITING.includes(promise.kind)) return refuse('promise.needs-a-word', 409);
    return fulfilPromise(tx, context, promise, target.occurredAt);
  });
}
