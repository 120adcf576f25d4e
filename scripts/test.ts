import { runSteps } from './steps/run-steps.ts';
import { BROWSER_STEP, CHECK_STEPS, TEST_STEPS } from './steps/steps.ts';

const everything = process.argv[2] !== 'check';
process.exitCode = await runSteps(
  everything ? [...CHECK_STEPS, ...TEST_STEPS, BROWSER_STEP] : [...CHECK_STEPS, ...TEST_STEPS],
);
