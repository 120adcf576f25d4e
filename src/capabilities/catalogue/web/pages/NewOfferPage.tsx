import { useQuery } from '@tanstack/react-query';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { OfferEditor } from '../parts/OfferEditor.tsx';
import { serviceNamesQuery } from '../queries.ts';

/** Writes something new that can be requested. */
export function NewOfferPage() {
  const t = useText();
  const services = useQuery(serviceNamesQuery);
  usePageTitle(t('offer.new'));
  return (
    <div className="offers">
      <PageHeading>{t('offer.new')}</PageHeading>
      {services.isError && (
        <ErrorState failed={t('offer.failed')} error={services.error} onRetry={() => void services.refetch()} />
      )}
      {services.isPending && <Skeleton rows={rowsOf(5, 60)} />}
      {services.data && <OfferEditor known={null} services={services.data} />}
    </div>
  );
}
