import { useQuery } from '@tanstack/react-query';
import { useKnownVisitor } from '#capabilities/people/web/index.ts';
import offersEn from '#locales/en/offers.json' with { type: 'json' };
import { ButtonLink } from '#ui/Button.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { PortalPage } from '#ui/portal/PortalShell.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#ui/states.tsx';
import { MoreText, moreTexts, useText } from '#ui/text.tsx';
import { OfferList } from '../parts/OfferList.tsx';
import { offersQuery } from '../requesting.ts';

const TEXTS = moreTexts({
  en: offersEn,
  others: { de: () => import('#locales/de/offers.json').then((file) => file.default) },
});

function Offers() {
  const t = useText();
  const me = useKnownVisitor();
  const offers = useQuery({ ...offersQuery, enabled: me !== null });
  usePageTitle(t('offers.title'), me?.organisation.name);
  return (
    <PortalPage>
      <PageHeading className="t-h1">{t('offers.title')}</PageHeading>
      {offers.data && offers.data.length > 0 && <OfferList offers={offers.data} />}
      {offers.data?.length === 0 && (
        <EmptyState
          title={t('offers.none')}
          text={t('offers.none-text')}
          action={<ButtonLink href="/ask">{t('offers.ask')}</ButtonLink>}
        />
      )}
      {offers.isPending && <Skeleton rows={rowsOf(4, 84)} columns={['50%', '20%']} />}
      {offers.isError && (
        <ErrorState
          failed={t('offers.failed')}
          safe={t('portal.safe')}
          error={offers.error}
          onRetry={() => void offers.refetch()}
        />
      )}
    </PortalPage>
  );
}

/** Everything that can be requested. */
export function RequestsPage() {
  return (
    <MoreText catalogues={TEXTS}>
      <Offers />
    </MoreText>
  );
}
