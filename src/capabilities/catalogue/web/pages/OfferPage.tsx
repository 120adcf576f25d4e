import { useQueries } from '@tanstack/react-query';
import { ButtonLink } from '#ui/Button.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState, NotFound } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { OfferEditor } from '../parts/OfferEditor.tsx';
import { offeredQuery, serviceNamesQuery } from '../queries.ts';

/** Changes something that can be requested. */
export function OfferPage({ params }: { readonly params: { readonly itemId: string } }) {
  const t = useText();
  const [offered, services] = useQueries({ queries: [offeredQuery, serviceNamesQuery] });
  const known = offered.data?.find(({ id }) => id === params.itemId);
  usePageTitle(known?.name ?? t('admin.requests'));
  if (offered.isSuccess && !known) {
    return <NotFound action={<ButtonLink href="/admin/requests">{t('admin.requests')}</ButtonLink>} />;
  }
  const error = offered.error ?? services.error;
  const retry = () => void Promise.all([offered.refetch(), services.refetch()]);
  return (
    <div className="offers">
      {error && <ErrorState failed={t('offer.failed')} error={error} onRetry={retry} />}
      {known && <PageHeading>{known.name}</PageHeading>}
      {!error && !(known && services.data) && <Skeleton rows={rowsOf(5, 60)} />}
      {known && services.data && <OfferEditor key={known.version} known={known} services={services.data} />}
    </div>
  );
}
