import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { between, chance, next, type Random } from '#app/sample/random.ts';
import { type Evenkeel, type EvenkeelOptions, isRunning, startEvenkeel } from '#tests/harness/evenkeel.ts';

/** What is killed: the program, its PostgreSQL, both at once, or one of PostgreSQL's processes. */
export const VICTIMS = ['program', 'postmaster', 'both', 'backend'] as const;
export type Victim = (typeof VICTIMS)[number];

const run = promisify(execFile);
const PATIENCE = 60_000;
const LONGEST_LIFE = 1500;
const SHORTEST_LIFE = 20;

const pause = (milliseconds: number) => new Promise((settle) => setTimeout(settle, milliseconds));

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`It did not happen within ${PATIENCE} ms: ${what}`);
    await pause(10);
  }
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`, { signal: AbortSignal.timeout(3000) }).then(
    (answer) => answer.ok,
    () => false,
  );
}

function killNow(pid: number): void {
  if (pid <= 0) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It had ended already: then there is nothing to kill.
  }
}

/** A real Evenkeel that is killed again and again, and started again each time. */
export class Mortal {
  readonly kills: Record<Victim, number> = { program: 0, postmaster: 0, both: 0, backend: 0 };
  /** Ends that nobody caused, with what it said. */
  readonly falls: string[] = [];
  /** What each of its lives said. */
  readonly said: (() => string)[] = [];
  readonly #options: EvenkeelOptions;
  readonly #random: Random;
  readonly #expected = new WeakSet<Evenkeel>();
  #evenkeel: Evenkeel;
  #address: { readonly url: string; readonly smtpPort: number } | null = null;

  constructor(options: EvenkeelOptions, random: Random) {
    this.#options = options;
    this.#random = random;
    this.#evenkeel = this.#start();
  }

  /** Where the program is open, or null while it is not. */
  get address(): { readonly url: string; readonly smtpPort: number } | null {
    return this.#address;
  }

  get killed(): number {
    return Object.values(this.kills).reduce((sum, count) => sum + count, 0);
  }

  /** The doors are open and the database answers. */
  async ready(): Promise<void> {
    await until('Evenkeel is ready', async () => this.#address !== null && (await isReady(this.#address.url)));
  }

  /**
   * Kills one of its processes at a random moment, and sees to it that it is ready again. On a slow machine the moment
   * comes later: `progress` counts what was acknowledged, and a life in which nothing was would prove nothing.
   */
  async dieOnce(progress: () => number): Promise<void> {
    const victim = VICTIMS[Math.floor(next(this.#random) * VICTIMS.length)] ?? 'program';
    const before = progress();
    await pause(between(this.#random, SHORTEST_LIFE, LONGEST_LIFE));
    await until('something is acknowledged', async () => progress() > before);
    await this.#kill(victim);
    if (this.#address === null && chance(this.#random, 0.25)) {
      // A second time, before it has quite come back.
      await pause(between(this.#random, SHORTEST_LIFE, LONGEST_LIFE));
      await this.#kill('program');
    }
    await this.ready();
  }

  /** Asks it to end, as Ctrl-C does. Answers how long it took and with which code it ended. */
  async end(): Promise<{ readonly milliseconds: number; readonly code: number | null }> {
    const began = performance.now();
    this.#address = null;
    this.#expected.add(this.#evenkeel);
    this.#evenkeel.kill('SIGTERM');
    const { code } = await this.#evenkeel.ended;
    return { milliseconds: performance.now() - began, code };
  }

  /** Ends it whatever happens; for the way out after a failure. */
  async destroy(): Promise<void> {
    this.#address = null;
    this.#expected.add(this.#evenkeel);
    this.#evenkeel.kill('SIGKILL');
    await this.#evenkeel.ended;
  }

  async #kill(victim: Victim): Promise<void> {
    this.kills[victim] += 1;
    const postmaster = await this.#postmaster();
    if (victim === 'program') return this.#killProgramAnd([]);
    if (victim === 'both') return this.#killProgramAnd([postmaster]);
    if (victim === 'backend') return killNow(await this.#someBackend(postmaster));
    killNow(postmaster);
    await until('PostgreSQL runs again', async () => ![0, postmaster].includes(await this.#postmaster()));
  }

  async #killProgramAnd(others: readonly number[]): Promise<void> {
    const dying = this.#evenkeel;
    this.#address = null;
    this.#expected.add(dying);
    for (const pid of [dying.pid, ...others]) killNow(pid);
    await dying.ended;
    this.#evenkeel = this.#start();
  }

  /** The postmaster of this very cluster; a process id alone may be another's by now. 0 when there is none. */
  async #postmaster(): Promise<number> {
    const pid = (await this.#evenkeel.postmaster()) ?? 0;
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return command.includes(this.#options.dataFolder) && (await isRunning(pid)) ? pid : 0;
  }

  async #someBackend(postmaster: number): Promise<number> {
    const { stdout } = await run('ps', ['-o', 'pid=', '--ppid', String(postmaster)]).catch(() => ({ stdout: '' }));
    const pids = stdout
      .split('\n')
      .map(Number)
      .filter((pid) => pid > 0);
    return pids[Math.floor(next(this.#random) * pids.length)] ?? 0;
  }

  #start(): Evenkeel {
    const evenkeel = startEvenkeel(this.#options);
    this.said.push(evenkeel.output);
    evenkeel.open.then(
      (address) => {
        if (this.#evenkeel === evenkeel) this.#address = address;
      },
      () => undefined,
    );
    void evenkeel.ended.then(({ code, signal }) => {
      if (this.#expected.has(evenkeel)) return;
      this.falls.push(`It ended by itself (${signal ?? `code ${code}`}):\n${evenkeel.output()}`);
      this.#address = null;
      this.#evenkeel = this.#start();
    });
    return evenkeel;
  }
}
