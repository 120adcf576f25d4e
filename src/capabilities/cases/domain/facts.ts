import type { Instant } from '#kernel/time.ts';
import type { Relation } from './link.ts';
import type { CaseKind, CaseState, WaitingReason } from './states.ts';

/** What can happen to a case, as plain data. Wording stands in the catalogue under the same names. */
export type CaseFact =
  | {
      readonly kind: 'case.opened';
      readonly data: { readonly subject: string; readonly caseKind: CaseKind; readonly number: number };
    }
  | { readonly kind: 'case.taken'; readonly data: { readonly owner: string; readonly before: string } }
  | { readonly kind: 'case.given'; readonly data: { readonly owner: string } }
  | { readonly kind: 'case.approval-asked'; readonly data: { readonly approver: string } }
  | {
      readonly kind: 'case.approval-instead';
      readonly data: { readonly before: string; readonly approver: string; readonly reason: string };
    }
  | { readonly kind: 'case.approval-reminded'; readonly data: { readonly approver: string } }
  | { readonly kind: 'case.approved'; readonly data: { readonly approver: string } }
  | { readonly kind: 'case.declined'; readonly data: { readonly approver: string; readonly reason: string } }
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
  | {
      readonly kind: 'case.transfer-offered';
      readonly data: { readonly from: string; readonly to: string };
    }
  | {
      readonly kind: 'case.transfer-returned';
      readonly data: { readonly by: string; readonly to: string; readonly reason: string };
    }
  | { readonly kind: 'case.transfer-taken-back'; readonly data: { readonly from: string } }
  | { readonly kind: 'case.seen-as-customer'; readonly data: Record<string, never> }
  | { readonly kind: 'case.shared'; readonly data: Record<string, never> }
  | { readonly kind: 'case.kept-private'; readonly data: Record<string, never> }
  | { readonly kind: 'case.merged'; readonly data: { readonly into: number } }
  | { readonly kind: 'case.merged-in'; readonly data: { readonly number: number; readonly subject: string } }
  | { readonly kind: 'case.unmerged'; readonly data: { readonly from: number } }
  | { readonly kind: 'case.linked'; readonly data: { readonly relation: Relation; readonly number: number } }
  | { readonly kind: 'case.unlinked'; readonly data: { readonly number: number } }
  | { readonly kind: 'case.split-off'; readonly data: { readonly number: number; readonly subject: string } }
  | { readonly kind: 'case.split-from'; readonly data: { readonly number: number } }
  | { readonly kind: 'case.part-of'; readonly data: { readonly number: number } }
  | { readonly kind: 'case.part-joined'; readonly data: { readonly number: number } }
  | { readonly kind: 'case.part-left'; readonly data: { readonly number: number } }
  | { readonly kind: 'case.worked-on-as-one'; readonly data: Record<string, never> }
  | { readonly kind: 'case.worked-on-by-itself'; readonly data: Record<string, never> }
  | { readonly kind: 'case.parted'; readonly data: { readonly number: number; readonly subject: string } }
  | {
      readonly kind: 'case.escalated';
      readonly data: { readonly words: string; readonly neededBy: Instant };
    }
  | { readonly kind: 'case.escalation-raised'; readonly data: { readonly by: string } }
  | { readonly kind: 'case.escalation-answered'; readonly data: { readonly by: string } }
  | { readonly kind: 'case.live'; readonly data: { readonly startsAt: Instant } }
  | {
      readonly kind: 'case.live-changed';
      readonly data: { readonly startsAt: Instant; readonly overAt: Instant; readonly place: string };
    }
  | { readonly kind: 'case.live-over'; readonly data: { readonly calledOff: boolean } }
  | { readonly kind: 'case.fallback-offered'; readonly data: { readonly words: string } }
  | {
      readonly kind: 'case.contact-tried';
      readonly data: { readonly by: string; readonly messageLeft: boolean };
    }
  | { readonly kind: 'case.taken-back'; readonly data: { readonly count: number } }
  | { readonly kind: 'case.no-more-news'; readonly data: { readonly reason: string } };

export type CaseFactKind = CaseFact['kind'];
