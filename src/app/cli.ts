import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';
import { say } from './commands/say.ts';

// The second start finds its types stripped and its code compiled: half a second sooner, and 30 MB smaller.
enableCompileCache(resolve(import.meta.dirname, '../../node_modules/.cache/evenkeel'));

type Command = (args: readonly string[]) => Promise<number>;

const COMMANDS: Readonly<Record<string, () => Promise<{ run: Command }>>> = {
  demo: () => import('./commands/demo.ts'),
  start: () => import('./commands/start.ts'),
  dev: () => import('./commands/dev.ts'),
  generate: () => import('./commands/generate.ts'),
  test: () => import('./commands/tests.ts').then(({ script }) => script('scripts/test.ts')),
  check: () => import('./commands/tests.ts').then(({ script }) => script('scripts/test.ts', 'check')),
  crash: () => import('./commands/tests.ts').then(({ script }) => script('tests/crash/crash.ts')),
  bench: () => import('./commands/tests.ts').then(({ script }) => script('bench/bench.ts')),
};

const LAST_WORDS_MS = 200;

const [name = '', ...args] = process.argv.slice(2);
const load = COMMANDS[name];
if (!load) {
  say.fault(`Evenkeel has no command "${name}".`);
  process.exitCode = 2;
} else {
  const { run } = await load();
  run(args).then(
    (code) => {
      process.exitCode = code;
      // What should have let go by now and has not, keeps nobody waiting.
      setTimeout(() => process.exit(code), LAST_WORDS_MS).unref();
    },
    (error: unknown) => {
      say.fault(error instanceof Error ? error.message : String(error));
      process.exit(1);
    },
  );
}
