import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Outcome } from './run-program.ts';

/** What Vitest's JSON reporter writes, as far as it is read here. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

interface Suite {
  readonly file: string;
  readonly specs: readonly {
    readonly ok: boolean;
    readonly title: string;
    readonly line: number;
    readonly tests: readonly {
      readonly results: readonly { readonly errors: readonly { readonly message?: string }[] }[];
    }[];
  }[];
  readonly suites?: readonly Suite[];
}

/** What Playwright's JSON reporter writes, as far as it is read here. */
interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly suites: readonly Suite[];
}

/** What a run of Vitest came to, by its report; a failure where it wrote none. */
export async function vitestOutcome(file: string, code: number): Promise<Outcome> {
  const report = await read<VitestReport>(file);
  if (report === null) return { passed: 0, failed: 1 };
  const failed = report.numFailedTests + (report.numFailedTests === 0 ? report.numFailedTestSuites : 0);
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const path = relative(process.cwd(), name);
    const tests = assertionResults
      .filter((one) => one.status === 'failed')
      .map(({ fullName, failureMessages }) => `${path}: ${fullName}${because(failureMessages)}`);
    return tests.length === 0 && status === 'failed' ? [`${path}${because([message])}`] : tests;
  });
  return { ...outcome(report.numPassedTests, failed, code), skipped: report.numPendingTests, failures };
}

/** What a run of Playwright came to, by its report; a failure where it wrote none. Whatever passed at a second try failed. */
export async function playwrightOutcome(file: string, code: number): Promise<Outcome> {
  const report = await read<PlaywrightReport>(file);
  if (report === null) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { ...outcome(expected, unexpected + flaky, code), skipped, failures: report.suites.flatMap(failedIn) };
}

function failedIn({ file, specs, suites = [] }: Suite): readonly string[] {
  const own = specs
    .filter(({ ok }) => !ok)
    .map(({ title, line, tests }) => {
      const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors));
      return `${file}:${line}: ${title}${because(errors.map(({ message = '' }) => message))}`;
    });
  return [...own, ...suites.flatMap(failedIn)];
}

const LINES_OF_A_REASON = 12;
/** A line of a stack that is not in our own code. */
const ELSEWHERE = /^\s+at (?!.*\/(src|tests)\/)/;

/** The beginning of each reason, set in below the name of what failed. */
function because(messages: readonly string[]): string {
  const lines = messages.flatMap((message) =>
    stripVTControlCharacters(message)
      .split('\n')
      .filter((line) => line.trim() !== '' && !ELSEWHERE.test(line))
      .slice(0, LINES_OF_A_REASON),
  );
  return lines.map((line) => `\n      ${line}`).join('');
}

function outcome(passed: number, failed: number, code: number): Outcome {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

async function read<Report>(file: string): Promise<Report | null> {
  return JSON.parse(await readFile(file, 'utf8').catch(() => 'null'));
}
