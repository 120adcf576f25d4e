import type { Instant, Span } from '#kernel/time.ts';
import type { Segment } from '../../domain/index.ts';
import type { Standing } from './live.ts';

/** A stretch of the picture: what the clock did, or, past the end, what was left. */
export interface Piece {
  readonly from: Instant;
  readonly to: Instant;
  /** `spare`: open time that was not needed; `ahead`: open time that is still to come. */
  readonly kind: Segment['kind'] | 'spare' | 'ahead';
  readonly reason: string | null;
  readonly voided: boolean;
  /** How much of the agreed time passed in it. */
  readonly counted: Span;
  /** Where it begins in the picture, and how wide it is, in parts of the whole. */
  readonly start: number;
  readonly width: number;
}

type Cut = Omit<Piece, 'start' | 'width'>;

/** Nothing in the picture is narrower than this part of the whole. */
const NARROWEST = 0.025;
/** Nights and weekends are shown shorter than they are: at most this part of the time that counts. */
const CLOSED_AT_MOST = 0.2;

/** When the promise ended, or now where it has not. */
export function endOf({ anchor, experienced }: Standing): Instant {
  return anchor + experienced;
}

/** To a fixed moment every minute counts, whether somebody works or not: its nights join its days. */
function stretches({ segments, terms }: Standing): readonly Segment[] {
  if (terms !== 'instant') return segments;
  const joined: Segment[] = [];
  for (const segment of segments) {
    const before = joined.at(-1);
    const kind = segment.kind === 'closed' ? 'running' : segment.kind;
    const from = before?.kind === kind ? before.from : segment.from;
    if (before?.kind === kind) joined.pop();
    const counted = kind === 'running' ? segment.to - from : segment.counted;
    joined.push({ ...segment, kind, from, counted });
  }
  return joined;
}

/** Open time is cut where the promise ended, or now: what follows did not count. */
function cut(segment: Segment, standing: Standing): readonly Cut[] {
  const { from, to, kind, reason, voided, counted } = segment;
  const end = endOf(standing);
  const rest = standing.over ? 'spare' : 'ahead';
  if (kind !== 'running' || to <= end) return [{ from, to, kind, reason, voided, counted }];
  const after = { from: Math.max(from, end), to, kind: rest, reason, voided, counted: 0 } as const;
  return from >= end ? [after] : [{ from, to: end, kind, reason, voided, counted: end - from }, after];
}

function weightOf({ from, to, kind }: Cut, counting: Span): number {
  if (kind === 'closed') return Math.min(to - from, counting * CLOSED_AT_MOST);
  if (kind === 'late' || kind === 'delivered') return Math.min(to - from, counting);
  return to - from;
}

const COUNTING: readonly Piece['kind'][] = ['running', 'spare', 'ahead'];

/** The pieces of the picture in order, together exactly as wide as the whole. Nothing for a promise without length. */
export function piecesOf(standing: Standing): readonly Piece[] {
  const cuts = stretches(standing)
    .flatMap((segment) => cut(segment, standing))
    .filter(({ from, to }) => to > from);
  const counting = cuts.filter(({ kind }) => COUNTING.includes(kind)).reduce((sum, { from, to }) => sum + to - from, 0);
  const weights = cuts.map((one) => weightOf(one, counting === 0 ? Number.POSITIVE_INFINITY : counting));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = weights.map((weight) => Math.max(weight / total, NARROWEST));
  const whole = parts.reduce((sum, part) => sum + part, 0);
  let start = 0;
  return cuts.map((one, index) => {
    const width = (parts[index] ?? 0) / whole;
    const piece = { ...one, start, width };
    start += width;
    return piece;
  });
}

/** Where a moment lies in the picture, from 0 to 1. */
export function placeOf(pieces: readonly Piece[], at: Instant): number {
  const piece = pieces.find(({ to }) => at <= to);
  if (!piece) return 1;
  return piece.start + (piece.width * Math.max(0, at - piece.from)) / (piece.to - piece.from);
}
