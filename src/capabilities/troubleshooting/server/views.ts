import type { z } from 'zod';
import type { CaseId } from '#kernel/ids.ts';
import { toIso } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { StepView, Troubleshooting } from '../contract.ts';
import type { Step } from '../domain/step.ts';
import { stepsOf } from './step-store.ts';
import { boundariesOf, hypothesesOf } from './store.ts';

const iso = (instant: number | null) => (instant === null ? null : toIso(instant));

/** A step as the contract has it. */
export function stepView({
  caseId: _case,
  accountId: _account,
  at,
  settledAt,
  ...step
}: Step): z.output<typeof StepView> {
  return { ...step, at: toIso(at), settledAt: iso(settledAt) };
}

/** All that was found out about a case's problem, as the contract has it. */
export async function troubleshootingOf(tx: Tx, caseId: CaseId): Promise<z.output<typeof Troubleshooting>> {
  const [steps, boundaries, hypotheses] = await Promise.all([
    stepsOf(tx, caseId),
    boundariesOf(tx, caseId),
    hypothesesOf(tx, caseId),
  ]);
  return {
    steps: steps.map(stepView),
    boundaries,
    hypotheses: hypotheses.map(({ caseId: _case, accountId: _account, at, judgedAt, ...stated }) => ({
      ...stated,
      at: toIso(at),
      judgedAt: iso(judgedAt),
    })),
  };
}
