import { useMemo } from 'react';
import { useLanguage, useText } from '#ui/text.tsx';
import { type CalendarDay, type CalendarVersion, daysOfYear, WEEKDAYS } from '../../domain/index.ts';
import { writtenHours } from './WeekHours.tsx';
import './year.css';

/** Dates have no zone: they are written as they stand. */
function dateFormat(language: string, options: Intl.DateTimeFormatOptions) {
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
}

function useDayText(): (day: CalendarDay) => string {
  const t = useText();
  const { language } = useLanguage();
  const format = dateFormat(language, { weekday: 'long', day: 'numeric', month: 'long' });
  return (day) => {
    const date = format.format(new Date(`${day.date}T00:00:00Z`));
    const hours = writtenHours(day.windows) || t('calendar.closed');
    const kind = { open: '', closed: '', holiday: t('calendar.holiday'), exception: t('calendar.exception') }[day.kind];
    const clocks = day.shift === 0 ? '' : t('calendar.clocks-change');
    return [date, hours, kind, clocks].filter(Boolean).join(' · ');
  };
}

interface MonthProps {
  readonly name: string;
  readonly days: readonly CalendarDay[];
}

function Month({ name, days }: MonthProps) {
  const text = useDayText();
  const blank = WEEKDAYS.indexOf(days[0]?.weekday ?? 'mon');
  return (
    <section className="hours-month" aria-label={name}>
      <h3 className="t-13 t-600">{name}</h3>
      <ol data-blank={blank}>
        {days.map((day) => (
          <li key={day.date} data-kind={day.kind} data-clocks={day.shift !== 0 || undefined} title={text(day)}>
            <span aria-hidden="true">{Number(day.date.slice(8))}</span>
            <span className="sr">{text(day)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Twelve months, each date by shape and colour: open, closed, holiday, hours of its own, clocks that change. */
export function YearView({ hours, year }: { readonly hours: CalendarVersion; readonly year: number }) {
  const t = useText();
  const { language } = useLanguage();
  const months = useMemo(
    () => Object.entries(Object.groupBy(daysOfYear(hours, year), ({ date }) => date.slice(0, 7))),
    [hours, year],
  );
  const format = dateFormat(language, { month: 'long' });
  return (
    <>
      <ul className="hours-legend t-13 t-2">
        <li data-kind="open">{t('calendar.open')}</li>
        <li data-kind="closed">{t('calendar.closed')}</li>
        <li data-kind="holiday">{t('calendar.holiday')}</li>
        <li data-kind="exception">{t('calendar.exception')}</li>
        <li data-clocks>{t('calendar.clocks-change')}</li>
      </ul>
      <div className="hours-year">
        {months.map(([month, days]) => (
          <Month key={month} name={format.format(new Date(`${month}-01T00:00:00Z`))} days={days ?? []} />
        ))}
      </div>
    </>
  );
}
