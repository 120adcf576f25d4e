import { useText } from '#ui/text.tsx';
import { ASKED_URGENCIES, urgencyIn } from '../asked.ts';
import type { Kept } from '../kept.ts';

interface HowUrgentProps {
  readonly kept: Kept;
  readonly onWrite: (changed: Kept) => void;
}

/** How soon it hurts, in words that need no manual. */
export function HowUrgent({ kept, onWrite }: HowUrgentProps) {
  const t = useText();
  const chosen = urgencyIn(kept);
  return (
    <fieldset className="pt-urgent">
      <legend>{t('ask.urgency')}</legend>
      {ASKED_URGENCIES.map((urgency) => (
        <label key={urgency}>
          <input
            type="radio"
            name="urgency"
            value={urgency}
            checked={urgency === chosen}
            onChange={() => onWrite({ urgency })}
          />
          <span>{t(`ask.urgency.${urgency}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
