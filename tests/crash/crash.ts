import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { crashRun } from './crash-run.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string' } },
});
const kills = Number(values.kills);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const began = performance.now();
const seconds = () => ((performance.now() - began) / 1000).toFixed(0);

process.stdout.write(`The crash test: ${kills} times kill -9, seed ${seed}. The same again: --seed=${seed}\n`);

const report = await crashRun({
  kills,
  seed,
  untilAllIsSent: true,
  onKill: (killed) => {
    if (killed % 10 === 0) process.stdout.write(`  ${killed} kills after ${seconds()} s\n`);
  },
});

const { acknowledged, faults, figures } = report;
const logFile = join(tmpdir(), `evenkeel-crash-${seed}.log`);
if (faults.length > 0) await writeFile(logFile, report.said);
const lines = [
  `Killed: ${Object.entries(report.kills)
    .map(([victim, times]) => `${victim} ${times}`)
    .join(', ')}`,
  `Acknowledged: ${acknowledged.cases} cases, ${acknowledged.replies} replies, ${acknowledged.mails} mails`,
  ...Object.entries(figures).map(([name, figure]) => `  ${name}: ${figure}`),
  `Everything done ${Math.round(report.drainedIn)} ms after the last write; ended in ${Math.round(report.endedIn)} ms`,
  ...faults.slice(0, 50).map((fault) => `✗ ${fault}`),
  faults.length === 0
    ? `✓ Nothing lost, nothing doubled, every promise judged once (seed ${seed}, ${seconds()} s)`
    : `✗ ${faults.length} faults (seed ${seed}, ${seconds()} s). What the program said: ${logFile}`,
];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
