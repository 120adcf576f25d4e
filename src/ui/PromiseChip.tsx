import {
  IconAlertSquare,
  IconArrowsLeftRight,
  IconCheck,
  IconCircle,
  IconClock,
  IconPlayerPause,
  IconSquareRotated,
  IconX,
} from '@tabler/icons-react';
import { Icon } from './Icon.tsx';
import { useText } from './text.tsx';
import './promise.css';

/** How a promise stands: on track, due soon, overdue, paused, kept, broken, moved (renegotiated in time). */
export const PROMISE_STATES = ['track', 'soon', 'over', 'paused', 'kept', 'broken', 'moved'] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

const ICONS = {
  track: IconCircle,
  soon: IconClock,
  over: IconAlertSquare,
  paused: IconPlayerPause,
  kept: IconCheck,
  broken: IconSquareRotated,
  moved: IconArrowsLeftRight,
} as const;

interface PromiseChipProps {
  readonly state: PromiseState;
  /** No fill: for calm states in lists and for history. */
  readonly quiet?: boolean;
  /** Time that joins the word, as in the queue: `Due soon 12 min`. */
  readonly time?: string;
  /** What else a screen reader hears: `next word by 14:30, in 12 minutes`. */
  readonly about?: string;
}

/** A promise's state as icon, word and fill style: three cues, colour is only the fourth. */
export function PromiseChip({ state, quiet = false, time, about }: PromiseChipProps) {
  const t = useText();
  return (
    <span className={`ek-chip ek-chip-${state}${quiet ? ' ek-chip-quiet' : ''}`}>
      <Icon of={state === 'broken' && quiet ? IconX : ICONS[state]} size={14} />
      <span>
        {t(`promise.${state}`)}
        {time !== undefined && <span className="t-num"> {time}</span>}
        {about !== undefined && <span className="sr">, {about}</span>}
      </span>
    </span>
  );
}

/** The icon of a state alone, in its colour, where words say the state beside it (a customer's list of promises). */
export function PromiseIcon({ state }: { readonly state: PromiseState }) {
  return (
    <span className={`ek-promise-icon ek-promise-icon-${state}`}>
      <Icon of={ICONS[state]} />
    </span>
  );
}
