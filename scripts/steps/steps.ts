import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../find-browser.ts';
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

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
  readonly numPendingTests: number;
}

async function vitest(args: readonly string[], environment: Record<string, string> = {}): Promise<Outcome> {
  const file = join(await mkdtemp(join(tmpdir(), 'evenkeel-report-')), 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await runProgram('vitest', ['run', ...args, ...reporters], environment);
  const report: VitestReport | null = JSON.parse(await readFile(file, 'utf8').catch(() => 'null'));
  if (report === null) return { passed: 0, failed: 1 };
  const failed = report.numFailedTests + (report.numFailedTests === 0 ? report.numFailedTestSuites : 0);
  return {
    passed: report.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests,
  };
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
}

async function playwright(): Promise<Outcome> {
  const browser = await findBrowser();
  const file = join(await mkdtemp(join(tmpdir(), 'evenkeel-report-')), 'report.json');
  const code = await runProgram('playwright', ['test', '--reporter=list,json'], {
    EVENKEEL_TEST_BROWSER: browser,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  const report: PlaywrightReport | null = JSON.parse(await readFile(file, 'utf8').catch(() => 'null'));
  if (report === null) return { passed: 0, failed: 1 };
  const failed = report.stats.unexpected + report.stats.flaky;
  return {
    passed: report.stats.expected,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: report.stats.skipped,
  };
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
