import type { CallInput } from '#kernel/call.ts';
import { call } from '#ui/api.ts';
import { casesContract } from '../../../contract.ts';
import { useCaseChange } from '../../changes.ts';

const { answerApproval, remindApprovers, nameApprover } = casesContract.endpoints;

interface OnCase {
  readonly caseId: string;
}

/** Says yes or no to a request that waits for my answer. */
export function useAnswerApproval() {
  return useCaseChange(({ caseId, ...body }: OnCase & NonNullable<CallInput<typeof answerApproval>['body']>) =>
    call(answerApproval, { params: { caseId }, body }),
  );
}

/** Reminds whoever has not answered. */
export function useRemindApprovers() {
  return useCaseChange(({ caseId }: OnCase) => call(remindApprovers, { params: { caseId } }));
}

/** Asks somebody else in the place of whoever does not answer. */
export function useNameApprover() {
  return useCaseChange(({ caseId, ...body }: OnCase & NonNullable<CallInput<typeof nameApprover>['body']>) =>
    call(nameApprover, { params: { caseId }, body }),
  );
}
