import { useRef } from 'react';
import { randomId } from '#kernel/random-id.ts';

/**
 * The idempotency key of an attempt: the same for as long as the same thing is sent again after a failure, so that an
 * answer that was lost on its way does not make the thing twice.
 */
export function useAttemptKey(): (content: unknown) => string {
  const last = useRef({ content: '', key: '' });
  return (content) => {
    const said = JSON.stringify(content);
    if (said !== last.current.content) last.current = { content: said, key: randomId() };
    return last.current.key;
  };
}
