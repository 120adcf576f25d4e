import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

/** Milliseconds of processor time that a process has used, with the system's and that of its children that ended. */
function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * 10, 0);
}

function parentOf(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}

/** A process and those that it started. */
export function family(pid: number): number[] {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === pid);
  return [pid, ...children.map(Number)];
}

/** Processor time of the program and of its database, in milliseconds. Linux only. */
export function cpuTimes(program: { pid: number; postmaster: number }): { program: number; database: number } {
  const database = family(program.postmaster).reduce((sum, pid) => sum + cpuOf(pid), 0);
  return { program: cpuOf(program.pid), database };
}

/** Memory of these processes with what they share counted once, in megabytes (PSS). Linux only. */
export function memoryOf(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) => {
    const line = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
    return Number(line?.[1] ?? 0);
  });
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1000;
}

/** What the figures were measured on. */
export function machine(): { name: string; load: string } {
  const model = cpus()[0]?.model ?? 'unknown';
  const memory = Math.round(totalmem() / 1e9);
  const system = execFileSync('uname', ['-srm'], { encoding: 'utf8' }).trim();
  return {
    name: `${cpus().length} cores of ${model}, ${memory} GB, ${system}, Node ${process.version}`,
    load: loadavg()
      .map((one) => one.toFixed(1))
      .join(' '),
  };
}
