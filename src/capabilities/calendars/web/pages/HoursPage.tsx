import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Instant } from '#kernel/time.ts';
import { ButtonLink } from '#ui/Button.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { hoursOf, localDateAt } from '../../domain/index.ts';
import { Versions } from '../parts/Versions.tsx';
import { WeekHours } from '../parts/WeekHours.tsx';
import { YearGlance } from '../parts/YearGlance.tsx';
import { type Calendar, calendarsQuery } from '../queries.ts';
import './hours.css';

function CalendarCard({ calendar, now }: { readonly calendar: Calendar; readonly now: Instant }) {
  const t = useText();
  const { name, currentVersion } = calendar;
  const hours = useMemo(() => hoursOf(calendar.hours), [calendar.hours]);
  const year = Number(localDateAt(hours.zone, now).slice(0, 4));
  return (
    <article className="hours-card">
      <div className="row wrap gap8">
        <h2 className="t-h3 grow">{name}</h2>
        <ButtonLink href={`/admin/hours/${calendar.id}`} size="act">
          {t('calendar.change-hours')}
          <span className="sr"> {name}</span>
        </ButtonLink>
      </div>
      <p className="t-13 t-3">{t('calendar.about', { zone: hours.zone, version: currentVersion })}</p>
      <WeekHours hours={hours} />
      <YearGlance hours={hours} holidayNames={calendar.holidayNames} year={year} />
      <Versions calendarId={calendar.id} />
    </article>
  );
}

/** When work is done: every calendar with its week, and its year at a glance. */
export function HoursPage() {
  const t = useText();
  const time = useTime();
  const calendars = useQuery(calendarsQuery);
  usePageTitle(t('admin.hours'));
  return (
    <div className="hours">
      <div className="row wrap gap8">
        <div className="grow">
          <PageHeading>{t('admin.hours')}</PageHeading>
        </div>
        <ButtonLink href="/admin/hours/new" size="act" icon={IconPlus}>
          {t('calendar.new')}
        </ButtonLink>
      </div>
      <p className="t-2">{t('calendar.purpose')}</p>
      {calendars.isError && (
        <ErrorState failed={t('calendar.failed')} error={calendars.error} onRetry={() => void calendars.refetch()} />
      )}
      {calendars.isPending && <Skeleton rows={rowsOf(4, 120)} />}
      {calendars.data?.map((calendar) => (
        <CalendarCard key={calendar.id} calendar={calendar} now={time.now} />
      ))}
    </div>
  );
}
