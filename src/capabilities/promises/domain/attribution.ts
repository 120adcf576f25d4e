import type { CompiledCalendar } from '#capabilities/calendars/domain/index.ts';
import type { Instant, Span } from '#kernel/time.ts';

/** Who has the ball. Nobody has it in a queue, between two hands. */
export type Holder =
  | { readonly kind: 'desk' }
  | { readonly kind: 'team'; readonly name: string }
  | { readonly kind: 'provider'; readonly name: string | null }
  | { readonly kind: 'customer' }
  | { readonly kind: 'nobody' };

/** From when somebody has the ball, until the next holding begins. */
export interface Holding {
  readonly from: Instant;
  readonly holder: Holder;
}

/** What one holder had of a promise's time. Spans in milliseconds. */
export interface Held {
  readonly holder: Holder;
  /** Open time of the promise's calendar in their hands. */
  readonly open: Span;
  /** Open time in which nobody had it before it came to them. */
  readonly queued: Span;
  /** Real time in their hands, nights included. */
  readonly wall: Span;
  /** Real time in which nobody had it before it came to them. */
  readonly queuedWall: Span;
}

interface Piece extends Holding {
  readonly to: Instant;
}

/** One holder's name for itself: the same for every stretch that it had. */
function keyOf(holder: Holder): string {
  return holder.kind === 'team' || holder.kind === 'provider' ? `${holder.kind} ${holder.name ?? ''}` : holder.kind;
}

/** The time from anchor to end cut by who had it; until somebody has it, nobody does. */
function piecesOf(holdings: readonly Holding[], anchor: Instant, end: Instant): readonly Piece[] {
  const ordered = [...holdings].sort((a, b) => a.from - b.from);
  const all: readonly Holding[] = [{ from: anchor, holder: { kind: 'nobody' } }, ...ordered];
  return all
    .map(({ from, holder }, at) => ({
      holder,
      from: Math.min(Math.max(from, anchor), end),
      to: Math.min(Math.max(all[at + 1]?.from ?? end, anchor), end),
    }))
    .filter(({ from, to }) => from < to);
}

/**
 * Divides a promise's time among who had it: every moment between anchor and end belongs to exactly one, so `open`
 * and `queued` of all add up to the open time between the two, and `wall` and `queuedWall` to the real time. Queue time goes to whoever received it, and is told
 * apart; what nobody received stays nobody's. In the order in which they first had it.
 */
export function attribute(
  calendar: Pick<CompiledCalendar, 'openTimeBetween'>,
  { anchor, end, holdings }: { readonly anchor: Instant; readonly end: Instant; readonly holdings: readonly Holding[] },
): readonly Held[] {
  const pieces = piecesOf(holdings, anchor, end);
  const held = new Map<string, Held>();
  const add = (holder: Holder, more: Omit<Held, 'holder'>) => {
    const before = held.get(keyOf(holder)) ?? { holder, open: 0, queued: 0, wall: 0, queuedWall: 0 };
    const { open, queued, wall, queuedWall } = more;
    held.set(keyOf(holder), {
      holder,
      open: before.open + open,
      queued: before.queued + queued,
      wall: before.wall + wall,
      queuedWall: before.queuedWall + queuedWall,
    });
  };
  pieces.forEach(({ holder, from, to }, at) => {
    const open = calendar.openTimeBetween(from, to);
    const receiver =
      holder.kind === 'nobody' ? pieces.slice(at + 1).find((next) => next.holder.kind !== 'nobody') : undefined;
    const wall = to - from;
    if (receiver) add(receiver.holder, { open: 0, queued: open, wall: 0, queuedWall: wall });
    else add(holder, { open, queued: 0, wall, queuedWall: 0 });
  });
  return [...held.values()];
}
