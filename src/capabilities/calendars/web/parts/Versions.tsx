import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fromIso } from '#kernel/time.ts';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { hoursOf } from '../../domain/index.ts';
import { type Calendar, versionsQuery } from '../queries.ts';
import { WeekHours } from './WeekHours.tsx';

function VersionList({ calendarId }: { readonly calendarId: Calendar['id'] }) {
  const t = useText();
  const time = useTime();
  const versions = useQuery(versionsQuery(calendarId));
  if (versions.isError) {
    return (
      <ErrorState
        failed={t('calendar.versions-failed')}
        error={versions.error}
        onRetry={() => void versions.refetch()}
      />
    );
  }
  if (versions.isPending) return <Skeleton rows={rowsOf(2, 24)} />;
  return (
    <ol className="hours-versions">
      {versions.data.items.map(({ version, publishedAt, publishedBy, effectiveFrom, hours }) => {
        const at = time.moment(fromIso(publishedAt));
        return (
          <li key={version}>
            <p className="t-500">
              {publishedBy === null
                ? t('calendar.version', { version, time: at })
                : t('calendar.version-by', { version, time: at, name: publishedBy })}
            </p>
            {effectiveFrom !== null && (
              <p className="t-13 t-2">{t('calendar.version-from', { time: time.moment(fromIso(effectiveFrom)) })}</p>
            )}
            <WeekHours hours={hoursOf(hours)} />
          </li>
        );
      })}
    </ol>
  );
}

/** Every version with its hours, asked for when somebody opens the list. */
export function Versions({ calendarId }: { readonly calendarId: Calendar['id'] }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('calendar.versions')}</summary>
      {open && <VersionList calendarId={calendarId} />}
    </details>
  );
}
