import { z } from 'zod';
import { MessageView } from '#capabilities/conversations/contract.ts';
import { PromiseKind } from '#capabilities/promises/contract.ts';
import { endpoint } from '#kernel/contract.ts';
import { PromiseId } from '#kernel/ids.ts';
import { CaseDetail, CaseSummary } from './case.ts';
import { CarriedEvent } from './live-event.ts';
import { caseParams } from './params.ts';
import { PersonRef } from './refs.ts';

const Owed = z.object({ id: PromiseId, kind: PromiseKind, due: z.string(), text: z.string() });

/** What becomes of a promise of a duplicate; `instead` is what stands for it, or gives way to it. */
const FateView = z.object({
  fate: z.enum(['inherited', 'covered', 'ends']),
  promise: Owed,
  instead: Owed.nullable(),
});

/** What merging would come to. */
export const MergePreview = z.object({
  into: CaseSummary,
  promises: z.array(FateView),
  /** What people would be in there; null where this case adds nothing. */
  live: CarriedEvent.nullable(),
  /** Who would follow the case that goes on, and read what is written there. */
  follows: z.array(PersonRef),
});

/** A message of a case, or of a duplicate that was merged into it, by that one's number. */
export const CaseMessage = MessageView.extend({ mergedFrom: z.int().nullable() });

const onCase = {
  permission: 'case.work',
  params: caseParams,
  ifMatch: 'optional',
  returns: CaseDetail,
} as const;

/** Endpoints with which two cases become one, and two again. */
export const mergingEndpoints = {
  previewMerge: endpoint({
    method: 'GET',
    path: '/cases/{caseId}/merging',
    summary: 'What merging this case into another would come to: which promises go along, and who reads what',
    permission: 'case.work',
    params: onCase.params,
    query: z.strictObject({ into: z.coerce.number().int().min(1).max(999_999_999) }),
    returns: MergePreview,
  }),
  merge: endpoint({
    ...onCase,
    method: 'POST',
    path: '/cases/{caseId}/merging',
    summary:
      'Ends a duplicate in favour of another open case of the same customer, which inherits what was promised, due no ' +
      'later than it was; answers the case that goes on',
    body: z.strictObject({ into: z.int().min(1) }),
  }),
  unmerge: endpoint({
    ...onCase,
    method: 'DELETE',
    path: '/cases/{caseId}/merging',
    summary:
      'Undoes a merger: the duplicate goes on by itself where it stood, and what was promised about it is owed there ' +
      'again, but for what was delivered or moved meanwhile',
  }),
};
