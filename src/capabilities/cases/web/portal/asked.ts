import type { Urgency } from '../../domain/states.ts';
import type { Asked } from './asking.ts';
import type { Kept } from './kept.ts';

/** How urgent a customer may say that it is, most urgent first; the wording is `ask.urgency.<value>`. */
export const ASKED_URGENCIES: readonly Urgency[] = ['critical', 'high', 'medium', 'low'];

/** What holds while nothing was said. */
const USUAL: Urgency = 'medium';

/** The urgency that a draft holds. */
export function urgencyIn(kept: Kept): Urgency {
  return ASKED_URGENCIES.find((urgency) => urgency === kept.urgency) ?? USUAL;
}

/** What a draft comes to when it is sent: empty answers are left out. */
export function askedOf(kept: Kept, fileIds: readonly string[]): Asked {
  const goal = kept.goal?.trim() ?? '';
  const serviceId = kept.serviceId ?? '';
  return {
    text: kept.text ?? '',
    urgency: urgencyIn(kept),
    fileIds: [...fileIds],
    ...(kept.keepPrivate === 'yes' && { keepPrivate: true }),
    ...(goal !== '' && { goal }),
    ...(serviceId !== '' && { serviceId }),
  };
}
