import type { PromiseState, Tally } from '../domain/index.ts';

/** How many promises of one key became one thing, as first made or moved before; and what of their time stood still. */
export interface Part {
  readonly key: string | null;
  readonly became: Exclude<PromiseState, 'running' | 'paused'>;
  readonly asMade: boolean;
  readonly n: number;
  readonly mayRest: number;
  readonly rested: number;
  readonly openTime: number;
  readonly pausedTime: number;
  readonly voidedTime: number;
}

/** How late promises of one key are that broke, or are overdue and not judged yet. Spans in milliseconds. */
export interface Late {
  readonly key: string | null;
  /** Overdue, and nobody judged them yet. */
  readonly unjudged: number;
  readonly stillOwed: number;
  readonly median: number;
  readonly p90: number;
}

/** The tally of these parts together. What was superseded shares its time with its successor, and is left out of it. */
export function tallyOf(parts: readonly Part[], late: Late | undefined): Tally {
  const sum = (of: (part: Part) => number, which: (part: Part) => boolean = () => true) =>
    parts.filter(which).reduce((total, part) => total + of(part), 0);
  const became = (state: Part['became']) =>
    sum(
      ({ n }) => n,
      (part) => part.became === state,
    );
  const asMade = (state: Part['became']) =>
    sum(
      ({ n }) => n,
      (part) => part.became === state && part.asMade,
    );
  const held = ({ became: state }: Part) => state !== 'superseded' && state !== 'withdrawn';
  return {
    kept: became('kept'),
    keptAsMade: asMade('kept'),
    awaiting: became('met'),
    awaitingAsMade: asMade('met'),
    broken: became('broken') + (late?.unjudged ?? 0),
    stillOwed: late?.stillOwed ?? 0,
    renegotiated: became('renegotiated'),
    superseded: became('superseded'),
    withdrawn: became('withdrawn'),
    lateMedian: late?.median ?? null,
    lateP90: late?.p90 ?? null,
    mayRest: sum((part) => part.mayRest, held),
    rested: sum((part) => part.rested, held),
    openTime: sum((part) => part.openTime, held),
    pausedTime: sum((part) => part.pausedTime, held),
    voidedTime: sum((part) => part.voidedTime, held),
  };
}

/** The months of local days from one to another, in order: `2026-11`. */
export function monthsBetween(from: string, to: string): readonly string[] {
  const [year = 0, month = 1] = from.split('-').map(Number);
  const [lastYear = 0, lastMonth = 1] = to.split('-').map(Number);
  const count = (lastYear - year) * 12 + lastMonth - month + 1;
  return Array.from({ length: Math.max(0, count) }, (_, later) => {
    const at = month - 1 + later;
    return `${String(year + Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}
