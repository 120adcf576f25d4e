import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { call } from '#ui/api.ts';
import { troubleshootingContract } from '../contract.ts';

const { endpoints } = troubleshootingContract;

export type Troubleshooting = OutputOf<typeof endpoints.readTroubleshooting>;
export type StepShown = Troubleshooting['steps'][number];
export type HypothesisShown = Troubleshooting['hypotheses'][number];
export type BoundaryShown = Troubleshooting['boundaries'][number];

type BodyOf<Name extends keyof typeof endpoints> = NonNullable<CallInput<(typeof endpoints)[Name]>['body']>;
export type StepBody = BodyOf<'logStep'>;

/** What was tried on a case, and what it is reasoned to be. */
export function troubleshootingQuery(caseId: string) {
  return queryOptions({
    queryKey: ['troubleshooting', caseId],
    queryFn: ({ signal }): Promise<Troubleshooting> =>
      call(endpoints.readTroubleshooting, { params: { caseId }, signal }),
    meta: { live: [`case:${caseId}`] },
  });
}

/** A change that answers all that is then known of the case's problem. */
function useKnown<Input>(caseId: string, send: (input: Input) => Promise<Troubleshooting>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (known) => queries.setQueryData(troubleshootingQuery(caseId).queryKey, known),
  });
}

/** Logs a step. */
export function useLogStep(caseId: string) {
  return useKnown(caseId, (body: StepBody) => call(endpoints.logStep, { params: { caseId }, body }));
}

export interface StepEdit {
  readonly step: StepShown;
  readonly change: BodyOf<'changeStep'>;
  readonly words: string | null;
}

/** Changes a step, and then what the customer reads of it. */
export function useEditStep(caseId: string) {
  return useKnown(caseId, async ({ step, change, words }: StepEdit) => {
    const params = { caseId, stepId: step.id };
    const changed = await call(endpoints.changeStep, { params, body: change, ifMatch: step.version });
    if (words === step.shared) return changed;
    return call(endpoints.shareStep, { params, body: { words } });
  });
}

/** Says where the problem is and is not, in all respects that changed. */
export function useSayBoundaries(caseId: string) {
  return useKnown(caseId, async (said: readonly BoundaryShown[]) => {
    let known = await call(endpoints.readTroubleshooting, { params: { caseId } });
    for (const { aspect, is, isNot } of said) {
      const before = known.boundaries.find((one) => one.aspect === aspect);
      if ((before?.is ?? '') === is && (before?.isNot ?? '') === isNot) continue;
      known = await call(endpoints.sayBoundary, { params: { caseId, aspect }, body: { is, isNot } });
    }
    return known;
  });
}

/** States a hypothesis. */
export function useStateHypothesis(caseId: string) {
  return useKnown(caseId, (body: BodyOf<'stateHypothesis'>) =>
    call(endpoints.stateHypothesis, { params: { caseId }, body }),
  );
}

/** Says what the test of a hypothesis showed. */
export function useJudgeHypothesis(caseId: string) {
  return useKnown(caseId, ({ hypothesisId, ...body }: { readonly hypothesisId: string } & BodyOf<'judgeHypothesis'>) =>
    call(endpoints.judgeHypothesis, { params: { caseId, hypothesisId }, body }),
  );
}
