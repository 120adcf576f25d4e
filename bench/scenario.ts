import type { Pair, Series, Throughput } from './measure.ts';
import type { World } from './world.ts';

/** What a figure is to reach; missing where nothing was asked. */
export interface Goal {
  readonly ratio?: number;
  readonly perSecond?: number;
  /** At most, in the figure's own unit; milliseconds at the 95th percentile where it has none. */
  readonly most?: number;
}

/** One line of the report. */
export interface Figure {
  readonly what: string;
  readonly cases?: number;
  readonly product?: Series;
  readonly yardstick?: Series;
  readonly ratio?: number;
  readonly perSecond?: number;
  readonly barePerSecond?: number;
  /** Processor time for one request, in milliseconds. */
  readonly cpu?: Throughput['cpu'];
  readonly bareCpu?: Throughput['cpu'];
  /** A figure that is neither: its value with its unit. */
  readonly value?: { readonly amount: number; readonly unit: string };
  readonly goal?: Goal;
  readonly note?: string;
}

export interface Scenario {
  readonly name: string;
  /** Measures on one filled database. */
  run(world: World): Promise<readonly Figure[]>;
}

/** A line of the report from what was measured. */
export function figures(
  what: string,
  given: { pair?: Pair; flood?: Throughput; bareFlood?: Throughput; goal?: Goal; note?: string },
): Figure {
  const { pair, flood, bareFlood, goal, note } = given;
  return {
    what,
    ...(pair ? { product: pair.product, yardstick: pair.yardstick, ratio: pair.ratio } : {}),
    ...(flood ? { product: flood.latency, perSecond: flood.perSecond, cpu: flood.cpu } : {}),
    ...(bareFlood ? { yardstick: bareFlood.latency, barePerSecond: bareFlood.perSecond, bareCpu: bareFlood.cpu } : {}),
    ...(goal ? { goal } : {}),
    ...(note === undefined ? {} : { note }),
  };
}
