import { Act } from '#ui/Button.tsx';
import { TextField } from '#ui/Field.tsx';
import { useText } from '#ui/text.tsx';
import { WEEKDAYS } from '../../domain/index.ts';
import { everyDay, type HoursDraft, readHours, writtenHours } from '../hours-draft.ts';
import { useWeekdays } from './useWeekdays.ts';

interface WeekFieldsProps {
  readonly weekly: HoursDraft['weekly'];
  /** Sentences by field: `weekly.mon`. */
  readonly faults: Readonly<Record<string, string>>;
  readonly onChange: (weekly: HoursDraft['weekly']) => void;
}

/** A line of hours for each weekday: typed, with breaks between commas. */
export function WeekFields({ weekly, faults, onChange }: WeekFieldsProps) {
  const t = useText();
  const names = useWeekdays();
  return (
    <fieldset className="hours-fields">
      <legend className="t-h3">{t('calendar.week')}</legend>
      <p className="t-13 t-3">{t('calendar.week-hint')}</p>
      <div className="row wrap gap8">
        <Act
          onClick={() => onChange({ ...weekly, tue: weekly.mon, wed: weekly.mon, thu: weekly.mon, fri: weekly.mon })}
        >
          {t('calendar.as-monday')}
        </Act>
        <Act onClick={() => onChange(everyDay('00:00–24:00'))}>{t('calendar.never-closes')}</Act>
      </div>
      <div className="hours-days">
        {WEEKDAYS.map((day) => (
          <TextField
            key={day}
            label={names[day]}
            name={`weekly.${day}`}
            value={weekly[day]}
            placeholder={t('calendar.closed')}
            error={faults[`weekly.${day}`]}
            autoComplete="off"
            onChange={(event) => onChange({ ...weekly, [day]: event.target.value })}
            onBlur={() => {
              const read = readHours(weekly[day]);
              if (read) onChange({ ...weekly, [day]: writtenHours(read) });
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}
