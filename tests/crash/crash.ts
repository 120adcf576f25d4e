import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { crashRun } from './crash-run.ts';
import { keeperRun } from './keeper-run.ts';

/*
 * Two tests with kill -9, one after the other; `--only=keepers` or `--only=program` chooses.
 * Keepers: three nodes are killed while `--promises` fall due within `--seconds`.
 * Program: a whole Evenkeel with its PostgreSQL is killed `--kills` times in the middle of writes.
 */

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    kills: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '60' },
    promises: { type: 'string', default: '5000' },
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

async function program(): Promise<void> {
  const kills = Number(values.kills);
  process.stdout.write(`The crash test: ${kills} times kill -9, seed ${seed}. The same again: --seed=${seed}\n`);
  const report = await crashRun({ kills, seed, untilAllIsSent: true, onKill });
  const { acknowledged, faults } = report;
  const logFile = join(tmpdir(), `evenkeel-crash-${seed}.log`);
  if (faults.length > 0) await writeFile(logFile, report.said);
  const killed = Object.entries(report.kills).map(([victim, times]) => `${victim} ${times}`);
  tell(
    report,
    [
      `Killed: ${killed.join(', ')}`,
      `Acknowledged: ${acknowledged.cases} cases, ${acknowledged.replies} replies, ${acknowledged.mails} mails`,
      `Everything done ${Math.round(report.drainedIn)} ms after the last write; ended in ${Math.round(report.endedIn)} ms`,
      ...(faults.length > 0 ? [`What the program said: ${logFile}`] : []),
    ],
    'Nothing lost, nothing doubled, every promise judged once',
  );
}

if (values.only !== 'program') await keepers();
if (values.only !== 'keepers') await program();
