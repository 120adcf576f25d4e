import { useText } from '#ui/text.tsx';
import { type CalendarVersion, WEEKDAYS } from '../../domain/index.ts';
import { writtenHours } from '../hours-draft.ts';
import { useWeekdays } from './useWeekdays.ts';

/** The hours of each weekday. */
export function WeekHours({ hours }: { readonly hours: CalendarVersion }) {
  const t = useText();
  const names = useWeekdays();
  return (
    <dl className="hours-week">
      {WEEKDAYS.map((day) => {
        const windows = hours.weekly[day] ?? [];
        return (
          <div key={day}>
            <dt>{names[day]}</dt>
            <dd className={windows.length > 0 ? 't-num' : 't-3'}>{writtenHours(windows) || t('calendar.closed')}</dd>
          </div>
        );
      })}
    </dl>
  );
}
