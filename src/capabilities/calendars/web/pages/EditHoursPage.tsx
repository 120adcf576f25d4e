import { useQuery } from '@tanstack/react-query';
import { type ComponentType, useState } from 'react';
import { ButtonLink } from '#ui/Button.tsx';
import { useGo } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState, NotFound } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { hoursOf } from '../../domain/index.ts';
import { draftOf } from '../hours-draft.ts';
import { HoursForm } from '../parts/HoursForm.tsx';
import type { PinnedSlot } from '../parts/pinned-slot.ts';
import { type Calendar, calendarsQuery } from '../queries.ts';
import './hours.css';

interface ChangeProps {
  readonly calendar: Calendar;
  readonly Pinned: PinnedSlot;
}

/** Holds on to the version that was there when somebody began: a newer one is refused, not written over. */
function Change({ calendar, Pinned }: ChangeProps) {
  const t = useText();
  const go = useGo();
  const [known] = useState(calendar);
  usePageTitle(known.name);
  return (
    <>
      <PageHeading>{t('calendar.change', { name: known.name })}</PageHeading>
      <p className="t-2">{t('calendar.change-purpose')}</p>
      <HoursForm
        start={draftOf({ ...known, hours: hoursOf(known.hours) })}
        known={known}
        Pinned={Pinned}
        onDone={(name) => {
          tell({ text: t('calendar.published', { name }) });
          go('/admin/hours');
        }}
      />
    </>
  );
}

/** The page that changes the hours of one calendar, with what others say about its versions. */
export function editHoursPage(Pinned: PinnedSlot): ComponentType<{ params: { calendarId: string } }> {
  return function EditHoursPage({ params }) {
    const t = useText();
    const calendars = useQuery(calendarsQuery);
    const calendar = calendars.data?.find(({ id }) => id === params.calendarId);
    if (calendars.isSuccess && !calendar) {
      return <NotFound action={<ButtonLink href="/admin/hours">{t('admin.hours')}</ButtonLink>} />;
    }
    return (
      <div className="hours">
        {calendars.isError && (
          <ErrorState failed={t('calendar.failed')} error={calendars.error} onRetry={() => void calendars.refetch()} />
        )}
        {calendars.isPending && <Skeleton rows={rowsOf(4, 120)} />}
        {calendar && <Change key={calendar.id} calendar={calendar} Pinned={Pinned} />}
      </div>
    );
  };
}
