import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useVisit } from '#capabilities/people/web/index.ts';
import cardsEn from '#locales/en/cards.json' with { type: 'json' };
import offlineEn from '#locales/en/offline.json' with { type: 'json' };
import { ButtonLink } from '#ui/Button.tsx';
import { lazy } from '#ui/lazy.tsx';
import { useConnection } from '#ui/live.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { PortalPage } from '#ui/portal/PortalShell.tsx';
import { Section } from '#ui/Section.tsx';
import { EmptyState } from '#ui/states.tsx';
import { MoreText, moreTexts, useText } from '#ui/text.tsx';
import { StoryCards } from '../parts/StoryCard.tsx';
import { myCasesQuery } from '../queries.ts';
import './offline.css';

const WaitingHere = lazy(() => import('../parts/WaitingAsks.tsx').then((file) => file.WaitingHere));

const TEXTS = moreTexts({
  en: { ...cardsEn, ...offlineEn },
  others: {
    de: async () => {
      const [cards, own] = await Promise.all([import('#locales/de/cards.json'), import('#locales/de/offline.json')]);
      return { ...cards.default, ...own.default };
    },
  },
});

function Offline() {
  const t = useText();
  const { me } = useVisit();
  const isBack = useConnection().state === 'live';
  const cases = useQuery({ ...myCasesQuery('open'), enabled: me !== null });
  const cards = cases.data?.items ?? [];
  const title = t(isBack ? 'offline.back-title' : 'offline.title');
  usePageTitle(title, me?.organisation.name);
  return (
    <PortalPage className="pt-offline">
      <PageHeading className="t-h1">{title}</PageHeading>
      <p className="t-2">{t(isBack ? 'offline.back-text' : 'offline.text')}</p>
      <Suspense>
        <WaitingHere />
      </Suspense>
      <Section title={t('offline.read')}>
        {cards.length > 0 ? (
          <StoryCards cards={cards} />
        ) : (
          <EmptyState
            title={t('offline.none')}
            text={t('offline.none-text')}
            action={<ButtonLink href="/">{t('offline.start')}</ButtonLink>}
          />
        )}
      </Section>
    </PortalPage>
  );
}

/** Where a page leads that cannot open without a line: what waits to be sent, and the cases that were read last. */
export function OfflinePage() {
  return (
    <MoreText catalogues={TEXTS}>
      <Offline />
    </MoreText>
  );
}
