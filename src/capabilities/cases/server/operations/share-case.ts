import type { CaseId } from '#kernel/ids.ts';
import type { Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Case } from '../../domain/case.ts';
import { shareWithColleagues } from '../../domain/customer.ts';
import { changing, workerOf } from './changing.ts';

/** The requester says whether their colleagues may see a case. Refuses `case.only-requester-shares`. */
export function shareCase(
  context: Context,
  { caseId, see }: { readonly caseId: CaseId; readonly see: boolean },
): Promise<Result<Case>> {
  return changing(context, { caseId }, (_tx, known) => shareWithColleagues(known, { see, by: workerOf(context).id }));
}
