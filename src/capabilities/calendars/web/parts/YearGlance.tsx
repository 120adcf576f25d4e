import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { IconButton } from '#ui/Button.tsx';
import { useText } from '#ui/text.tsx';
import type { CalendarVersion, LocalDate } from '../../domain/index.ts';
import { YearView } from './YearView.tsx';

interface YearGlanceProps {
  readonly hours: CalendarVersion;
  readonly holidayNames: Readonly<Record<LocalDate, string>>;
  /** The year of the present moment, with which it begins. */
  readonly year: number;
}

/** A year at a glance, folded away, with the way to those before and after it. */
export function YearGlance({ hours, holidayNames, year: present }: YearGlanceProps) {
  const t = useText();
  const [year, setYear] = useState(present);
  const { holidays = [] } = hours;
  // Whoever entered holidays once wants to know of the year for which they are missing.
  const isPlain = holidays.length > 0 && !holidays.some((date) => date.startsWith(`${year}-`));
  return (
    <details>
      <summary>{t('calendar.year')}</summary>
      <div className="hours-years">
        <IconButton
          icon={IconChevronLeft}
          label={t('calendar.year-before', { year: String(year - 1) })}
          onClick={() => setYear(year - 1)}
        />
        <b className="t-num" role="status">
          {year}
        </b>
        <IconButton
          icon={IconChevronRight}
          label={t('calendar.year-after', { year: String(year + 1) })}
          onClick={() => setYear(year + 1)}
        />
        {isPlain && <span className="t-13 t-3">{t('calendar.year-plain', { year: String(year) })}</span>}
      </div>
      <YearView key={year} hours={hours} holidayNames={holidayNames} year={year} />
    </details>
  );
}
