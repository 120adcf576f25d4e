import type { Delivery } from './words.ts';

type MailState = Exclude<Delivery, 'none'>;

/** The states from the one that a person should hear of first to the one that needs nobody. */
const BY_CONCERN: readonly MailState[] = ['failed', 'held', 'queued', 'sent'];

/** How far a message has come by the mails that carry it: as far as the one that is worst off. */
export function deliveryOf(mails: readonly MailState[]): Delivery {
  return BY_CONCERN.find((state) => mails.includes(state)) ?? 'none';
}
