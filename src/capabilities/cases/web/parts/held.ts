import { MINUTE, type Span } from '#kernel/time.ts';
import type { Attribution } from '../queries.ts';

type Held = Attribution['held'][number];

/** A line of the table: who had the case, or in whose queue nobody did. Spans in milliseconds, in whole minutes. */
export interface HeldLine {
  readonly kind: Held['kind'];
  readonly name: string | null;
  /** Nobody had it yet: it waited for this one. */
  readonly queue: boolean;
  readonly open: Span;
  readonly wall: Span;
}

/**
 * Spans in whole minutes that add up to the whole minutes of their sum: what a reader adds up is what stands below.
 * The minutes that rounding down leaves over go to those who lost most.
 */
export function inMinutes(spans: readonly Span[]): readonly Span[] {
  const whole = spans.map((span) => Math.floor(span / MINUTE));
  const total = Math.floor(spans.reduce((sum, span) => sum + span, 0) / MINUTE);
  const left = total - whole.reduce((sum, minutes) => sum + minutes, 0);
  const most = spans.map((span, at) => ({ at, lost: span % MINUTE })).sort((a, b) => b.lost - a.lost);
  const luckier = new Set(most.slice(0, left).map(({ at }) => at));
  return whole.map((minutes, at) => (minutes + (luckier.has(at) ? 1 : 0)) * MINUTE);
}

function linesOf({ kind, name, open, queued, wall, queuedWall }: Held): readonly HeldLine[] {
  const waited: HeldLine = { kind, name, queue: true, open: queued, wall: queuedWall };
  const had: HeldLine = { kind, name, queue: false, open, wall };
  return [waited, had].filter((line) => line.wall > 0 || line.open > 0);
}

/** Who had it how long, each queue before whom it led to, in minutes that add up. */
export function heldLines(held: readonly Held[]): readonly HeldLine[] {
  const lines = held.flatMap(linesOf);
  const open = inMinutes(lines.map((line) => line.open));
  const wall = inMinutes(lines.map((line) => line.wall));
  return lines.map((line, at) => ({ ...line, open: open[at] ?? 0, wall: wall[at] ?? 0 }));
}
