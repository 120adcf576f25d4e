import type { Translate } from '#kernel/messages.ts';
import { fromIso, type Instant } from '#kernel/time.ts';
import type { HelperShown } from '../swarm-queries.ts';

interface Words {
  readonly t: Translate;
  readonly day: (at: Instant) => string;
}

function reasonOf(reason: HelperShown['reasons'][number], { t, day }: Words): string {
  switch (reason.kind) {
    case 'solved-like':
      return t('reason.solved-like', { number: String(reason.number), day: day(fromIso(reason.at)) });
    case 'solved':
      return t('reason.solved', { n: reason.count });
    case 'knows-customer':
      return t('reason.knows-customer', { n: reason.count });
    case 'thanked':
      return t('reason.thanked', { n: reason.count });
    case 'team':
      return t('reason.team');
  }
}

/** Why somebody is suggested, in words, and how much they have open. */
export function reasonsOf(helper: HelperShown, words: Words): string {
  const told = helper.reasons.slice(0, 2).map((reason) => reasonOf(reason, words));
  return [...told, words.t('reason.open', { n: helper.open })].join(' · ');
}
