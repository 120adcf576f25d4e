import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { between, chance, pick, type Random } from '#app/sample/random.ts';

const SCRIPT = new URL('../../src/capabilities/promises/testing/keeper-process.ts', import.meta.url);
const SHORTEST_LIFE = 20;
const LONGEST_LIFE = 1500;
const LOOK = 20;
const PATIENCE = 60_000;

interface Node {
  readonly process: ChildProcess;
  /** Whether it came to work before it ended. */
  readonly ready: Promise<boolean>;
  works: boolean;
  killed: boolean;
}

/** Several nodes, each a process with a keeper of its own, of which one after the other is killed and started again. */
export class KeeperNodes {
  kills = 0;
  /** Ends that nobody caused, with what the node said. */
  readonly falls: string[] = [];
  readonly #ownerUrl: string;
  readonly #random: Random;
  readonly #nodes: Node[];

  constructor(ownerUrl: string, { count, random }: { readonly count: number; readonly random: Random }) {
    this.#ownerUrl = ownerUrl;
    this.#random = random;
    this.#nodes = Array.from({ length: count }, () => this.#start());
  }

  /** All of them are at work. */
  async ready(): Promise<void> {
    await Promise.all(this.#nodes.map(({ ready }) => ready));
  }

  /**
   * Kills one at a random moment, and another takes its place: mostly one in the middle of its work, while a second is
   * at work too; now and then one that starts, or the last that works.
   */
  async loseOne(): Promise<void> {
    await pause(between(this.#random, SHORTEST_LIFE, LONGEST_LIFE));
    const careful = chance(this.#random, 0.8);
    if (careful) await this.#twoAtWork();
    const victim = pick(this.#random, careful ? this.#atWork() : this.#nodes);
    await this.#kill(victim);
    this.kills += 1;
    this.#nodes[this.#nodes.indexOf(victim)] = this.#start();
  }

  /** Ends all of them. */
  async end(): Promise<void> {
    await Promise.all(this.#nodes.map((node) => this.#kill(node)));
  }

  async #twoAtWork(): Promise<void> {
    const deadline = performance.now() + PATIENCE;
    while (this.#atWork().length < 2) {
      if (performance.now() > deadline)
        throw new Error(`No two nodes work after ${PATIENCE} ms.\n${this.falls.join('\n')}`);
      await pause(LOOK);
    }
  }

  #atWork(): Node[] {
    return this.#nodes.filter(({ works, process }) => works && process.exitCode === null);
  }

  async #kill(node: Node): Promise<void> {
    if (node.process.exitCode !== null || node.process.signalCode !== null) return;
    const gone = once(node.process, 'exit');
    node.killed = true;
    node.process.kill('SIGKILL');
    await gone;
  }

  #start(): Node {
    const child = fork(SCRIPT, [this.#ownerUrl], { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let said = '';
    child.stderr?.on('data', (part) => {
      said += String(part);
    });
    const gone = once(child, 'exit');
    const ready = Promise.race([once(child, 'message').then(() => true), gone.then(() => false)]);
    const node: Node = { process: child, ready, works: false, killed: false };
    void ready.then((works) => {
      node.works = works;
    });
    void gone.then(([code, signal]) => {
      if (!node.killed) this.falls.push(`A node ended by itself (${signal ?? `code ${code}`}):\n${said}`);
    });
    return node;
  }
}
