import { type KeyboardEvent, useMemo, useState } from 'react';
import { DAY, type Span } from '#kernel/time.ts';
import { useLanguage, useText } from '#ui/text.tsx';
import {
  type CalendarDay,
  type CalendarVersion,
  daysOfYear,
  type LocalDate,
  WEEKDAYS,
  type Weekday,
} from '../../domain/index.ts';
import { writtenHours } from '../hours-draft.ts';
import { dateText } from './date-text.ts';
import './year.css';

/** 1 January 1970 was a Thursday. */
const MONDAY = 4 * DAY;

/** Dates have no zone: they are written as they stand. */
function dateFormat(language: string, options: Intl.DateTimeFormatOptions) {
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
}

type HolidayNames = Readonly<Record<LocalDate, string>>;

/** Open for less than the most that its weekday is in a plain week. */
function isShort({ kind, open, weekday }: CalendarDay, usual: Usual): boolean {
  return kind === 'exception' && open > 0 && open < (usual[weekday] ?? 0);
}

type Usual = Readonly<Partial<Record<Weekday, Span>>>;

/** How long each weekday is open as a rule in this year. */
function usualOf(days: readonly CalendarDay[]): Usual {
  const plain = days.filter(({ kind, shift }) => kind === 'open' && shift === 0);
  return Object.fromEntries(plain.map(({ weekday, open }) => [weekday, open]));
}

function useDayText(names: HolidayNames): (day: CalendarDay) => string {
  const t = useText();
  const { language } = useLanguage();
  return (day) => {
    const hours = writtenHours(day.windows) || t('calendar.closed');
    const holiday = names[day.date] ?? t('calendar.holiday');
    const kind = { open: '', closed: '', holiday, exception: t('calendar.exception') }[day.kind];
    const clocks = day.shift === 0 ? '' : t('calendar.clocks-change');
    return [dateText(language, day.date), hours, kind, clocks].filter(Boolean).join(' · ');
  };
}

interface MonthProps {
  readonly name: string;
  readonly days: readonly CalendarDay[];
  readonly usual: Usual;
  readonly names: HolidayNames;
}

/** Arrows go from day to day; the day itself says its hours. */
function moveBy(event: KeyboardEvent<HTMLElement>): void {
  const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  const step = Object.entries(steps).find(([key]) => key === event.key)?.[1];
  if (step === undefined) return;
  event.preventDefault();
  const days: (Element | null)[] = [...event.currentTarget.querySelectorAll('button')];
  const next = days[days.indexOf(document.activeElement) + step];
  if (next instanceof HTMLElement) next.focus();
}

function Month({ name, days, usual, names }: MonthProps) {
  const text = useDayText(names);
  const { language } = useLanguage();
  const [at, setAt] = useState(0);
  const [shown, setShown] = useState<CalendarDay>();
  const blank = WEEKDAYS.indexOf(days[0]?.weekday ?? 'mon');
  const letters = dateFormat(language, { weekday: 'narrow' });
  return (
    <section className="hours-month" aria-label={name}>
      <h3 className="t-13 t-600">{name}</h3>
      <div className="hours-letters t-3" aria-hidden="true">
        {WEEKDAYS.map((weekday, place) => (
          <span key={weekday}>{letters.format(MONDAY + place * DAY)}</span>
        ))}
      </div>
      <ol data-blank={blank} onKeyDown={moveBy} onMouseLeave={() => setShown(undefined)}>
        {days.map((day, place) => (
          <li
            key={day.date}
            data-kind={day.kind}
            data-short={isShort(day, usual) || undefined}
            data-clocks={day.shift !== 0 || undefined}
          >
            <button
              type="button"
              aria-label={text(day)}
              tabIndex={place === at ? 0 : -1}
              onMouseEnter={() => setShown(day)}
              onFocus={() => {
                setAt(place);
                setShown(day);
              }}
              onBlur={() => setShown(undefined)}
            >
              {Number(day.date.slice(8))}
            </button>
          </li>
        ))}
      </ol>
      <p className="hours-day t-13 t-2" aria-hidden="true">
        {shown && text(shown)}
      </p>
    </section>
  );
}

interface YearViewProps {
  readonly hours: CalendarVersion;
  readonly holidayNames: HolidayNames;
  readonly year: number;
}

/** Twelve months, each date by shape and colour: open, closed, holiday, hours of its own, clocks that change. */
export function YearView({ hours, holidayNames, year }: YearViewProps) {
  const t = useText();
  const { language } = useLanguage();
  const days = useMemo(() => daysOfYear(hours, year), [hours, year]);
  const usual = useMemo(() => usualOf(days), [days]);
  const months = Object.entries(Object.groupBy(days, ({ date }) => date.slice(0, 7)));
  const format = dateFormat(language, { month: 'long' });
  return (
    <>
      <ul className="hours-legend t-13 t-2">
        <li data-kind="open">{t('calendar.open')}</li>
        <li data-kind="closed">{t('calendar.closed')}</li>
        <li data-kind="holiday">{t('calendar.holiday')}</li>
        <li data-kind="exception">{t('calendar.exception')}</li>
        <li data-kind="exception" data-short>
          {t('calendar.short')}
        </li>
        <li data-clocks>{t('calendar.clocks-change')}</li>
      </ul>
      <div className="hours-year">
        {months.map(([month, dates]) => (
          <Month
            key={month}
            name={format.format(new Date(`${month}-01T00:00:00Z`))}
            days={dates ?? []}
            usual={usual}
            names={holidayNames}
          />
        ))}
      </div>
    </>
  );
}
