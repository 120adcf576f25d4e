import type { CaseKind, CaseState, WaitingReason } from './states.ts';

/** What can happen to a case, as plain data. Wording stands in the catalogue under the same names. */
export type CaseFact =
  | {
      readonly kind: 'case.opened';
      readonly data: { readonly subject: string; readonly caseKind: CaseKind; readonly number: number };
    }
  | { readonly kind: 'case.taken'; readonly data: { readonly owner: string; readonly before: string } }
  | { readonly kind: 'case.state-changed'; readonly data: { readonly from: CaseState; readonly to: CaseState } }
  | { readonly kind: 'case.now-said'; readonly data: { readonly text: string } }
  | {
      readonly kind: 'case.waits';
      readonly data: { readonly reason: WaitingReason; readonly question: string; readonly provider?: string };
    }
  | { readonly kind: 'case.hand-back-too-late'; readonly data: { readonly who: string; readonly minutes: number } }
  | { readonly kind: 'case.goes-on'; readonly data: Record<string, never> }
  | { readonly kind: 'case.assigned'; readonly data: { readonly assignee: string; readonly team: string } }
  | { readonly kind: 'case.resolved'; readonly data: Record<string, never> }
  | { readonly kind: 'case.confirmed'; readonly data: Record<string, never> }
  | { readonly kind: 'case.reopened'; readonly data: { readonly reason: string } }
  | { readonly kind: 'case.closed'; readonly data: { readonly confirmed: boolean } }
  | {
      readonly kind: 'case.cancelled';
      readonly data: { readonly ground: 'requester' | 'duplicate'; readonly reason: string };
    }
  | {
      readonly kind: 'case.changed';
      readonly data: { readonly what: string; readonly from: string; readonly to: string };
    }
  | { readonly kind: 'case.not-reached'; readonly data: { readonly address: string; readonly reason: string } }
  | { readonly kind: 'case.merged'; readonly data: { readonly into: number } }
  | { readonly kind: 'case.merged-in'; readonly data: { readonly number: number; readonly subject: string } }
  | { readonly kind: 'case.no-more-news'; readonly data: { readonly reason: string } };

export type CaseFactKind = CaseFact['kind'];
