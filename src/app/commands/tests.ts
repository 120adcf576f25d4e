import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');

/** A command that is a developers' script of its own: it runs in its own process, below no capability. */
export function script(file: string, ...first: readonly string[]) {
  return {
    run: (args: readonly string[]): Promise<number> => {
      const child = spawn(process.execPath, [resolve(ROOT, file), ...first, ...args], { cwd: ROOT, stdio: 'inherit' });
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
      return new Promise((settle) => child.once('exit', (code) => settle(code ?? 1)));
    },
  };
}
