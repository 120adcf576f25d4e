import { say } from './commands/say.ts';

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
    },
    (error: unknown) => {
      say.fault(error instanceof Error ? error.message : String(error));
      process.exit(1);
    },
  );
}
