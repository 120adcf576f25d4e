import { Resolver } from 'node:dns/promises';
import { type Instant, MINUTE, SECOND } from '#kernel/time.ts';

/**
 * Asks the DNS. Answers the records of one type as Node's resolver gives them; rejects with an error whose `code` says
 * why not, for example `ENOTFOUND` for a name that is not there and `ETIMEOUT` where nobody answered.
 */
export type Resolve = (name: string, type: string) => Promise<unknown>;

/** The DNS did not answer, or answered that there is nothing. */
export class NoRecords extends Error {
  override readonly name = 'NoRecords';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

const NOTHING_THERE = new Set(['ENOTFOUND', 'ENODATA']);

/** Why a question was not answered, as Node's resolver codes it. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'ESERVFAIL';
}

interface Kept {
  readonly until: Instant;
  readonly answer: Promise<unknown>;
}

const MOST_KEPT = 5000;
const KEPT_FOR = 5 * MINUTE;
const NOTHING_KEPT_FOR = MINUTE;
const SILENT_IN_A_ROW = 5;
const REST = 30 * SECOND;

async function withinTime(asked: Promise<unknown>, span: number): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoRecords('ETIMEOUT')), span);
  });
  try {
    return await Promise.race([asked, patience]);
  } finally {
    clearTimeout(timer);
  }
}

/** Counts questions that nobody answered; after five in a row nobody is asked for half a minute. */
function silence(clock: () => Instant) {
  let inARow = 0;
  let restUntil = 0;
  return {
    resting: () => clock() < restUntil,
    heard(code: string | null) {
      inARow = code === null || NOTHING_THERE.has(code) ? 0 : inARow + 1;
      if (inARow >= SILENT_IN_A_ROW) restUntil = clock() + REST;
    },
  };
}

/**
 * A resolver that never holds mail up: one question takes at most `wallMilliseconds`, answers are kept for minutes, and
 * while the DNS is silent it is not asked at all. Rejects with `NoRecords`.
 */
export function patient(
  resolve: Resolve,
  { wallMilliseconds = 2000, clock = Date.now }: { wallMilliseconds?: number; clock?: () => Instant } = {},
): Resolve {
  const kept = new Map<string, Kept>();
  const dns = silence(clock);
  const ask = async (name: string, type: string): Promise<unknown> => {
    try {
      const answer = await withinTime(resolve(name, type), wallMilliseconds);
      dns.heard(null);
      return answer;
    } catch (error) {
      const code = codeOf(error);
      dns.heard(code);
      throw new NoRecords(code);
    }
  };
  return async (name, type) => {
    const key = `${type} ${name.toLowerCase()}`;
    const known = kept.get(key);
    if (known && known.until > clock()) return known.answer;
    if (dns.resting()) throw new NoRecords('ETIMEOUT');
    if (kept.size >= MOST_KEPT) kept.clear();
    const answer = ask(name, type);
    kept.set(key, { until: clock() + KEPT_FOR, answer });
    answer.catch((error: unknown) => {
      if (NOTHING_THERE.has(codeOf(error))) kept.set(key, { until: clock() + NOTHING_KEPT_FOR, answer });
      else kept.delete(key);
    });
    return answer;
  };
}

/** Kept for examples and tests (RFC 6761): they exist nowhere, and nobody is asked for them. */
const NOWHERE = /(?:^|\.)(?:example|invalid|localhost|test)\.?$/i;

/** The DNS as this machine is set up to ask it, patiently. */
export function openDns(): Resolve {
  const resolver = new Resolver({ timeout: 1500, tries: 1 });
  return patient(async (name, type) => {
    if (NOWHERE.test(name)) throw new NoRecords('ENOTFOUND');
    return resolver.resolve(name, type);
  });
}
