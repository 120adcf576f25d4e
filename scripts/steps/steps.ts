import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../find-browser.ts';
import { playwrightOutcome, vitestOutcome } from './reports.ts';
import { type Outcome, runProgram } from './run-program.ts';

/** One part of a test run: what it proves, and how many of its tests passed and failed. */
export interface Step {
  readonly name: string;
  run(): Promise<Outcome>;
}

/** A program whose exit code is its verdict: one test. */
function verdict(name: string, command: string, args: readonly string[]): Step {
  return {
    name,
    run: async () => {
      const code = await runProgram(command, args);
      return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
    },
  };
}

async function vitest(args: readonly string[], environment: Record<string, string> = {}): Promise<Outcome> {
  const file = join(await mkdtemp(join(tmpdir(), 'evenkeel-report-')), 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await runProgram('vitest', ['run', ...args, ...reporters], environment);
  return vitestOutcome(file, code);
}

async function playwright(): Promise<Outcome> {
  const browser = await findBrowser();
  const file = join(await mkdtemp(join(tmpdir(), 'evenkeel-report-')), 'report.json');
  const code = await runProgram('playwright', ['test', '--reporter=list,json'], {
    EVENKEEL_TEST_BROWSER: browser,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  return playwrightOutcome(file, code);
}

export const CHECK_STEPS: readonly Step[] = [
  verdict('Types of the domains, without Node and DOM', 'tsc', ['-p', 'tsconfig.domain.json']),
  verdict('Types of the server', 'tsc', ['-p', 'tsconfig.server.json']),
  verdict('Types of the web', 'tsc', ['-p', 'tsconfig.web.json']),
  verdict('Types of the browser journeys', 'tsc', ['-p', 'tsconfig.journeys.json']),
  verdict('Lint and format', 'biome', ['ci', '--error-on-warnings', '.']),
];

export const TEST_STEPS: readonly Step[] = [
  { name: 'Pure tests in UTC', run: () => vitest(['--project', 'pure'], { TZ: 'UTC' }) },
  {
    name: 'Clock tests in Pacific/Auckland',
    run: () =>
      vitest(['--project', 'pure', 'src/capabilities/calendars', 'src/capabilities/promises'], {
        TZ: 'Pacific/Auckland',
      }),
  },
  { name: 'Server tests with PostgreSQL, and the laws', run: () => vitest(['--project', 'server'], { TZ: 'UTC' }) },
];

export const BROWSER_STEP: Step = { name: 'Browser journeys', run: playwright };
