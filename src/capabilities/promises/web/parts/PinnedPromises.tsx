import { useQuery } from '@tanstack/react-query';
import type { CalendarId } from '#kernel/ids.ts';
import { call } from '#ui/api.ts';
import { Link } from '#ui/navigation.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { promisesContract } from '../../contract.ts';

/** How many open promises keep the hours that a calendar has had until now, and where they are. */
export function PinnedPromises({ calendarId }: { readonly calendarId: CalendarId }) {
  const t = useText();
  const pinned = useQuery({
    queryKey: ['promises', 'pinned', calendarId],
    queryFn: ({ signal }) => call(promisesContract.endpoints.pinnedPromises, { params: { calendarId }, signal }),
    staleTime: 0,
  });
  if (pinned.isError) return <ErrorState failed={t('calendar.pinned-failed')} error={pinned.error} />;
  if (pinned.isPending) return null;
  const n = pinned.data.items.reduce((sum, { open }) => sum + open, 0);
  return (
    <p>
      {t('calendar.pinned', { n })}{' '}
      {n > 0 && <Link href={`/desk/promises?whose=all&calendar=${calendarId}`}>{t('calendar.pinned-show')}</Link>}
    </p>
  );
}
