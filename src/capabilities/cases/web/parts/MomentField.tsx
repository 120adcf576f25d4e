import { useId, useState } from 'react';
import { type Instant, MINUTE } from '#kernel/time.ts';
import { useText } from '#ui/text.tsx';
import { fromLocalField, toLocalField } from '#ui/time/local.ts';
import { useTime } from '#ui/time/useTime.ts';
import { momentsAhead } from './moments.ts';
import { firstNameOf } from './names.ts';
import { useAwayAt } from './useAway.ts';
import './forms.css';

interface MomentFieldProps {
  readonly label: string;
  readonly value: Instant | null;
  readonly onChange: (at: Instant | null) => void;
  /** Beyond the usual moments, one that suits best; stands first. */
  readonly proposed?: Instant | undefined;
  /** Who gives a word for that moment: while they are away their team does. */
  readonly giver?: { readonly id: string; readonly name: string } | null;
}

/** A moment ahead: one press for the usual ones, a date and time for any other. In the reader's zone. */
export function MomentField({ label, value, onChange, proposed, giver = null }: MomentFieldProps) {
  const t = useText();
  const time = useTime();
  const id = useId();
  const awayAt = useAwayAt();
  const [choices] = useState(() => momentsAhead(time.now, time.zone, proposed));
  return (
    <fieldset className="cs-moment">
      <legend>{label}</legend>
      <div className="cs-choices">
        {choices.map((at) => (
          <button key={at} type="button" className="cs-choice" aria-pressed={at === value} onClick={() => onChange(at)}>
            <b>{time.listed(at)}</b> <span>{time.relative(at)}</span>
          </button>
        ))}
      </div>
      <div className="cs-moment-other">
        <label htmlFor={id}>{t('form.another-moment')}</label>
        <input
          id={id}
          type="datetime-local"
          className="ek-input"
          value={value === null ? '' : toLocalField(value, time.zone)}
          min={toLocalField(time.now + MINUTE, time.zone)}
          onChange={(event) => onChange(fromLocalField(event.target.value, time.zone))}
        />
        {value !== null && <span className={time.isLate(value) ? 't-late' : 't-3'}>{time.left(value)}</span>}
      </div>
      {value !== null && giver && awayAt(giver.id, value) && (
        <p className="t-13 t-2">{t('away.then', { name: firstNameOf(giver.name) })}</p>
      )}
    </fieldset>
  );
}
