import { useText } from '#ui/text.tsx';
import { type CalendarVersion, type OpenWindow, WEEKDAYS } from '../../domain/index.ts';

/** Hours as people read them: `09:00–12:00, 13:00–17:00`. */
export function writtenHours(windows: readonly OpenWindow[]): string {
  return windows.map(([start, end]) => `${start}–${end}`).join(', ');
}

/** The hours of each weekday. */
export function WeekHours({ hours }: { readonly hours: CalendarVersion }) {
  const t = useText();
  const names = {
    mon: t('calendar.mon'),
    tue: t('calendar.tue'),
    wed: t('calendar.wed'),
    thu: t('calendar.thu'),
    fri: t('calendar.fri'),
    sat: t('calendar.sat'),
    sun: t('calendar.sun'),
  };
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
