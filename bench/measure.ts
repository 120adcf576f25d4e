import { cpuTimes } from './machine.ts';

/** What a row of measurements came to; times in milliseconds. */
export interface Series {
  readonly n: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export function seriesOf(samples: readonly number[]): Series {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: sorted.at(-1) ?? Number.NaN };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

export interface Pair {
  readonly product: Series;
  readonly yardstick: Series;
  /** Product by yardstick, at the median. */
  readonly ratio: number;
}

/** Measures both in turns, A B A B, so that whatever else the machine does hits both alike. */
export async function inTurns(
  turns: { product: () => Promise<unknown>; yardstick: () => Promise<unknown> },
  { n, warmUp = 20 }: { n: number; warmUp?: number },
): Promise<Pair> {
  const product: number[] = [];
  const yardstick: number[] = [];
  for (let turn = -warmUp; turn < n; turn += 1) {
    const ours = await timed(turns.product);
    const bare = await timed(turns.yardstick);
    if (turn < 0) continue;
    product.push(ours);
    yardstick.push(bare);
  }
  const pair = { product: seriesOf(product), yardstick: seriesOf(yardstick) };
  return { ...pair, ratio: pair.product.p50 / pair.yardstick.p50 };
}

export interface Throughput {
  readonly perSecond: number;
  readonly latency: Series;
  /** Processor time for one request, in milliseconds. */
  readonly cpu: { readonly program: number; readonly database: number };
}

/** So many clients at once, each asking again as soon as it was answered, for so many seconds. */
export async function flood(
  program: Parameters<typeof cpuTimes>[0],
  work: (client: number) => Promise<unknown>,
  { clients = 8, seconds = 8 }: { clients?: number; seconds?: number } = {},
): Promise<Throughput> {
  const samples: number[] = [];
  let asked = 0;
  const before = cpuTimes(program);
  const begins = performance.now() + 1500;
  const ends = begins + seconds * 1000;
  const lane = async (client: number) => {
    while (performance.now() < ends) {
      const took = await timed(() => work(client));
      asked += 1;
      if (performance.now() > begins && performance.now() < ends) samples.push(took);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => lane(client)));
  const after = cpuTimes(program);
  const cpu = {
    program: (after.program - before.program) / asked,
    database: (after.database - before.database) / asked,
  };
  return { perSecond: samples.length / seconds, latency: seriesOf(samples), cpu };
}
