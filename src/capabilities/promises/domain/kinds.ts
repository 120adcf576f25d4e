/** What may be promised. */
export const PROMISE_KINDS = [
  'first-response',
  'next-update',
  'resolve',
  'callback',
  'approval',
  'warm-transfer-followup',
  'referral-followup',
  'feedback-answer',
  'improvement-answer',
  'improvement-done',
  'change-window',
  'workaround',
  'live-event-contact',
  'provider-return',
  'internal-handback',
  'statutory',
] as const;
export type PromiseKind = (typeof PROMISE_KINDS)[number];

/** What stays with whoever gave the word when its subject changes hands: who answers to a complaint is not whoever takes the work. */
export const STAYS_WITH_ITS_GIVER: readonly PromiseKind[] = ['warm-transfer-followup', 'feedback-answer'];

/** Only who asked can say whether it works; all other promises are kept by the act itself. */
const CONFIRMED: readonly PromiseKind[] = ['resolve'];

/** Whether the promisee confirms delivery before the promise counts as kept. */
export function awaitsConfirmation(kind: PromiseKind): boolean {
  return CONFIRMED.includes(kind);
}
