import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { compileCalendar } from '#capabilities/calendars/domain/index.ts';
import { type History, project } from '#capabilities/promises/domain/index.ts';
import { DAY, HOUR, MINUTE } from '#kernel/time.ts';
import { NoRecords } from '#platform/mail/dns.ts';
import { mailParser } from '#platform/mail/parse-in-worker.ts';
import { filledFolder } from './filling/folder.ts';
import { mailFrom } from './filling/mails.ts';
import { family, memoryOf } from './machine.ts';
import { seriesOf } from './measure.ts';
import type { Figure } from './scenario.ts';
import { startUnderTest } from './under-test/running.ts';

const OFFICE = {
  zone: 'Europe/Berlin',
  weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']] as const])),
  holidays: ['2026-12-25', '2027-01-01'],
};

/** Measures what needs no database again and again: per second, and each in milliseconds. */
async function repeated(what: string, n: number, work: (i: number) => unknown): Promise<Figure> {
  for (let i = 0; i < n / 10; i += 1) await work(i);
  const samples: number[] = [];
  const began = performance.now();
  for (let i = 0; i < n; i += 1) {
    const start = performance.now();
    await work(i);
    samples.push(performance.now() - start);
  }
  return { what, perSecond: n / ((performance.now() - began) / 1000), product: seriesOf(samples) };
}

const FROM = Date.UTC(2026, 0, 5, 8);
const anchorAt = (i: number) => FROM + ((i * 7919) % 300) * DAY + ((i * 104_729) % 24) * HOUR;

/** 250 days of eight hours. */
const YEAR_OF_WORK = 250 * 8 * HOUR;

/** The yardstick: a loop over minutes that knows neither zones nor holidays, only Monday to Friday, 9 to 17 in UTC. */
function walkMinutes(anchor: number, budget: number): number {
  let left = budget;
  let at = anchor;
  for (; left > 0; at += MINUTE) {
    const date = new Date(at);
    const hour = date.getUTCHours();
    const day = date.getUTCDay();
    if (day > 0 && day < 6 && hour >= 9 && hour < 17) left -= MINUTE;
  }
  return at;
}

/** Pure due moments: on a compiled calendar, and the whole projection of a promise. */
export async function dueMoments(): Promise<Figure[]> {
  const calendar = compileCalendar(OFFICE);
  const history = (i: number): History => {
    const anchor = anchorAt(i);
    return { kind: 'resolve', anchor, pauses: [], events: [], now: anchor + HOUR };
  };
  const eightHours = await repeated('Due moments: 8 open hours after an anchor, with holidays', 50_000, (i) =>
    calendar.addOpenTime(anchorAt(i), 8 * HOUR),
  );
  const walked = await repeated('', 2000, (i) => walkMinutes(anchorAt(i), 8 * HOUR));
  const year = await repeated('Due moments: a year of open hours', 50_000, (i) =>
    calendar.addOpenTime(anchorAt(i), YEAR_OF_WORK),
  );
  return [
    {
      ...eightHours,
      goal: { perSecond: 200_000 },
      note: `A loop over minutes, without zones and holidays: ${Math.round(walked.perSecond ?? 0)} per second.`,
    },
    {
      what: 'One due moment for a year of open hours',
      value: { amount: (year.product?.p50 ?? Number.NaN) * 1000, unit: 'µs' },
      goal: { most: 50 },
    },
    await repeated('A promise projected: due, warnings, next wake', 50_000, (i) =>
      project({ kind: 'budget', ms: 12 * HOUR }, OFFICE, history(i)),
    ),
  ];
}

const LETTERS = join(import.meta.dirname, '../src/platform/mail/testing/mails');

/** Mails as real programs send them, and such as the benchmark sends. */
function mailsToRead(): Buffer[] {
  const letters = readdirSync(LETTERS).filter((name) => name.endsWith('.eml'));
  return [
    ...letters.map((name) => readFileSync(join(LETTERS, name))),
    ...Array.from({ length: 200 }, (_, n) => Buffer.from(mailFrom('customer.1@bench.example', n))),
  ];
}

const SENDER = {
  envelopeFrom: 'customer.1@bench.example',
  remoteAddress: '127.0.0.1',
  helo: 'bench',
  relays: [],
  authservId: null,
};
const NOBODY_KNOWS = { sender: SENDER, resolve: async () => Promise.reject(new NoRecords('ENOTFOUND')) };

/** How long a mail takes to be read and its sender to be checked, in a thread as in the program; beside the bare parser. */
export async function mailsRead(): Promise<Figure[]> {
  const mails = mailsToRead();
  const nth = (i: number) => mails[i % mails.length] ?? Buffer.alloc(0);
  const parser = mailParser();
  const read = await repeated('Mails read and their senders checked, in the thread', 3000, (i) =>
    parser.parse(nth(i), NOBODY_KNOWS),
  );
  await parser.close();
  const bare = await repeated('', 3000, (i) => PostalMime.parse(nth(i)));
  const p99 = read.product?.p99 ?? Number.NaN;
  return [
    { ...read, note: `The bare parser of MIME: ${Math.round(bare.perSecond ?? 0)} per second.` },
    {
      what: 'A mail read, at p99',
      value: { amount: p99, unit: 'ms' },
      goal: { most: 200 },
      note: `The bare parser: ${(bare.product?.p99 ?? Number.NaN).toFixed(2)} ms.`,
    },
  ];
}

/** Memory of a start that nobody has asked anything yet. */
export async function freshMemory(cases: number): Promise<Figure> {
  const program = await startUnderTest(await filledFolder(cases));
  await new Promise((settle) => setTimeout(settle, 45_000));
  const own = memoryOf([program.pid]);
  const database = memoryOf(family(program.postmaster));
  await program.stop();
  return {
    what: 'Everything idle after a fresh start (PSS)',
    cases,
    value: { amount: own + database, unit: 'MB' },
    goal: { most: 250 },
    note: `Program ${own.toFixed(0)} MB, PostgreSQL ${database.toFixed(0)} MB.`,
  };
}

/** The weight of each door, as `scripts/bundle-budget.ts` finds it in the built web. */
export function doors(): Figure[] {
  const script = join(import.meta.dirname, '../scripts/bundle-budget.ts');
  let said: string;
  try {
    said = execFileSync(process.execPath, [script], { encoding: 'utf8' });
  } catch (error) {
    said = error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
  }
  return [...said.matchAll(/^(portal|desk)\s+JS ([\d.]+) kB of ([\d.]+) kB/gm)].map(([, door, weight, most]) => ({
    what: `First load of JS, ${door} (gzip)`,
    value: { amount: Number(weight), unit: 'kB' },
    goal: { most: Number(most) },
  }));
}
