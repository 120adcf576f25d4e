import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { crashRun } from './crash-run.ts';
import { keeperRun } from './keeper-run.ts';
import { mailRun } from './mail-run.ts';

/*
 * Three tests with kill -9, one after the other; `--only=keepers`, `--only=program` or `--only=mail` chooses.
 * Keepers: three nodes are killed while `--promises` fall due within `--seconds`.
 * Program: a whole Evenkeel with its PostgreSQL is killed `--kills` times in the middle of writes.
 * Mail: it is killed half as often while `--mails` mails come by SMTP, ten of them bombs.
 */

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    kills: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '60' },
    promises: { type: 'string', default: '5000' },
    mails: { type: 'string', default: '10000' },
    seed: { type: 'string' },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const began = performance.now();
const seconds = () => ((performance.now() - began) / 1000).toFixed(0);
const onKill = (killed: number) => {
  if (killed % 10 === 0) process.stdout.write(`  ${killed} kills after ${seconds()} s\n`);
};

interface Told {
  readonly faults: readonly string[];
  readonly figures: Readonly<Record<string, number>>;
}

/** Prints what was found. */
function tell({ faults, figures }: Told, lines: readonly string[], well: string): void {
  const all = [
    ...lines,
    ...Object.entries(figures).map(([name, figure]) => `  ${name}: ${figure}`),
    ...faults.slice(0, 50).map((fault) => `✗ ${fault}`),
    faults.length === 0
      ? `✓ ${well} (seed ${seed}, ${seconds()} s)`
      : `✗ ${faults.length} faults (seed ${seed}, ${seconds()} s).`,
  ];
  process.stdout.write(`${all.join('\n')}\n`);
  if (faults.length > 0) process.exitCode = 1;
}

async function keepers(): Promise<void> {
  const load = { promises: Number(values.promises), seconds: Number(values.seconds) };
  process.stdout.write(
    `The keepers: three nodes, kill -9 while ${load.promises} promises fall due within ${load.seconds} s, seed ${seed}\n`,
  );
  const report = await keeperRun({ ...load, seed, onKill });
  tell(
    report,
    [
      `Killed: ${report.kills} nodes; delivered by somebody meanwhile: ${report.delivered}`,
      `Everything judged ${Math.round(report.drainedIn)} ms after the last kill`,
    ],
    'Every promise judged exactly once, nothing told twice',
  );
}

const victimsOf = (kills: Readonly<Record<string, number>>): string =>
  Object.entries(kills)
    .map(([victim, times]) => `${victim} ${times}`)
    .join(', ');

/** Keeps what the program printed, where something was wrong. Answers a line that says where. */
async function whatItSaid({ faults, said }: { faults: readonly string[]; said: string }): Promise<string[]> {
  if (faults.length === 0) return [];
  const file = join(tmpdir(), `evenkeel-crash-${seed}.log`);
  await writeFile(file, said);
  return [`What the program said: ${file}`];
}

async function mail(): Promise<void> {
  const mails = Number(values.mails);
  const kills = Math.ceil(Number(values.kills) / 2);
  process.stdout.write(`Mail: ${mails} mails, ten of them bombs, ${kills} times kill -9, seed ${seed}\n`);
  const report = await mailRun({ mails, kills, seed, onKill });
  tell(
    report,
    [
      `Killed: ${victimsOf(report.kills)}`,
      `Answered with 250: ${report.taken} times within ${Math.round(report.sentIn / 1000)} s; bombs: ${report.bombs}`,
      `Everything done ${Math.round(report.drainedIn)} ms after the last mail`,
      ...(await whatItSaid(report)),
    ],
    'Every mail there once, as what it is; the bombs set aside, with their reason',
  );
}

async function program(): Promise<void> {
  const kills = Number(values.kills);
  process.stdout.write(`The crash test: ${kills} times kill -9, seed ${seed}. The same again: --seed=${seed}\n`);
  const report = await crashRun({ kills, seed, untilAllIsSent: true, onKill });
  const { acknowledged } = report;
  tell(
    report,
    [
      `Killed: ${victimsOf(report.kills)}`,
      `Acknowledged: ${acknowledged.cases} cases, ${acknowledged.replies} replies, ${acknowledged.mails} mails`,
      `Everything done ${Math.round(report.drainedIn)} ms after the last write; ended in ${Math.round(report.endedIn)} ms`,
      ...(await whatItSaid(report)),
    ],
    'Nothing lost, nothing doubled, every promise judged once',
  );
}

const parts = { keepers, program, mail };
for (const [name, part] of Object.entries(parts)) {
  if (values.only === undefined || values.only === name) await part();
}
