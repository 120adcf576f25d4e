import type { Outcome } from './run-program.ts';
import type { Step } from './steps.ts';

/** Runs all steps, also after one has failed; says last what failed, and the sum. Answers the exit code. */
export async function runSteps(steps: readonly Step[]): Promise<number> {
  let passed = 0;
  let failed = 0;
  const lines: string[] = [];
  for (const step of steps) {
    const started = performance.now();
    console.log(`\n▸ ${step.name}`);
    const outcome: Outcome = await step.run().catch((error: unknown) => {
      console.error(error);
      return { passed: 0, failed: 1, skipped: 0 };
    });
    passed += outcome.passed;
    failed += outcome.failed;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const skipped = outcome.skipped ? `, ${outcome.skipped} skipped` : '';
    lines.push(
      `${outcome.failed === 0 ? '✓' : '✗'} ${step.name}: ${outcome.passed} passed, ${outcome.failed} failed${skipped} (${seconds} s)`,
      ...(outcome.failures ?? []).map((failure) => `  ✗ ${failure}`),
    );
  }
  console.log(`\n${lines.join('\n')}\n\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
