import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '#ui/Button.tsx';
import { Link } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { type Offered, offeredQuery } from '../queries.ts';
import '../parts/offers.css';

function OfferRow({ offer }: { readonly offer: Offered }) {
  const t = useText();
  const { id, name, summary, form, retired } = offer;
  return (
    <li className="offer-row">
      <div className="row wrap gap8">
        <Link href={`/admin/requests/${id}`}>{name}</Link>
        {retired && <span className="t-13 t-3">{t('offer.retired-mark')}</span>}
      </div>
      <p className="t-2 t-wrap">{summary}</p>
      <p className="t-13 t-3">{t('offer.asks', { n: form.length })}</p>
    </li>
  );
}

/** Everything that can be requested, by name, and the way to a new one. */
export function OffersPage() {
  const t = useText();
  const offered = useQuery(offeredQuery);
  usePageTitle(t('admin.requests'));
  return (
    <div className="offers">
      <div className="offers-head">
        <PageHeading>{t('admin.requests')}</PageHeading>
        <ButtonLink href="/admin/requests/new" size="act" icon={IconPlus}>
          {t('offer.new')}
        </ButtonLink>
      </div>
      <p className="t-2">{t('offer.purpose')}</p>
      {offered.isError && (
        <ErrorState failed={t('offer.failed')} error={offered.error} onRetry={() => void offered.refetch()} />
      )}
      {offered.isPending && <Skeleton rows={rowsOf(4, 72)} />}
      {offered.data?.length === 0 && <EmptyState title={t('offer.none')} text={t('offer.none-text')} />}
      {offered.data && offered.data.length > 0 && (
        <ul className="offer-list">
          {offered.data.map((offer) => (
            <OfferRow key={offer.id} offer={offer} />
          ))}
        </ul>
      )}
    </div>
  );
}
