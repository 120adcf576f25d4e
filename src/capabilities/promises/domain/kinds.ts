/** What may be promised. */
export const PROMISE_KINDS = [
  'first-response',
  'next-update',
  'resolve',
  'callback',
  'warm-transfer-followup',
  'feedback-answer',
  'improvement-done',
  'change-window',
  'workaround',
  'live-event-contact',
  'provider-return',
  'internal-handback',
  'statutory',
] as const;
export type PromiseKind = (typeof PROMISE_KINDS)[number];

/** Only who asked can say whether it works; all other promises are kept by the act itself. */
const CONFIRMED: readonly PromiseKind[] = ['resolve'];

/** Whether the promisee confirms delivery before the promise counts as kept. */
export function awaitsConfirmation(kind: PromiseKind): boolean {
  return CONFIRMED.includes(kind);
}
