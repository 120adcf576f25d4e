import type { CallInput } from '#kernel/call.ts';
import type { AnyEndpoint, OutputOf } from '#kernel/contract.ts';
import { Problem } from '#kernel/problem.ts';
import { call } from '../api.ts';
import { putIn } from './outbox.ts';

interface Words {
  readonly text: string;
  /** What it belongs to, such as `case:<id>`. */
  readonly about: string;
  /** What stood in the form, as its draft is kept. */
  readonly form?: Readonly<Record<string, string>>;
  /** Words with files stay in their box: files need the line. */
  readonly fileIds?: readonly string[] | undefined;
}

/**
 * Sends words; where the server cannot be reached they wait to go when it can, and the answer is null. Throws what the
 * server refused, and what cannot wait: nobody is known whose words they could be.
 */
export async function callOrWait<E extends AnyEndpoint>(
  endpoint: E,
  input: CallInput<E> & { readonly idempotencyKey: string },
  { fileIds = [], ...words }: Words,
): Promise<OutputOf<E> | null> {
  try {
    return await call(endpoint, input);
  } catch (error) {
    const mayWait = error instanceof Problem && error.code === 'unreachable' && fileIds.length === 0;
    const { method, path, creates } = endpoint;
    if (!mayWait || !putIn({ ...words, input, endpoint: { method, path, creates } })) throw error;
    return null;
  }
}
