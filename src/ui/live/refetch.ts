import type { Query } from '@tanstack/react-query';
import type { LiveHint } from './feed.ts';

/** Whether a query shows what `hints` speak of: its `meta.live` names the kind (`case`) or the one (`case:<id>`). */
export function isTouched(query: Pick<Query, 'meta'>, hints: readonly LiveHint[]): boolean {
  const shown = query.meta?.live ?? [];
  return hints.some(({ subject }) => shown.includes(subject.kind) || shown.includes(`${subject.kind}:${subject.id}`));
}
