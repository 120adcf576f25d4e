import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useVisit } from '#capabilities/people/web/index.ts';
import cardsEn from '#locales/en/cards.json' with { type: 'json' };
import homeEn from '#locales/en/home.json' with { type: 'json' };
import { signInHref } from '#ui/api.ts';
import { ButtonLink } from '#ui/Button.tsx';
import { lazy } from '#ui/lazy.tsx';
import { Link } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { PortalPage } from '#ui/portal/PortalShell.tsx';
import { Section } from '#ui/Section.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#ui/states.tsx';
import { MoreText, moreTexts, useText } from '#ui/text.tsx';
import { isTheirMove } from '../../../domain/story.ts';
import { firstNameOf } from '../../parts/names.ts';
import { AskBox } from '../parts/AskBox.tsx';
import { StoryCards } from '../parts/StoryCard.tsx';
import { type Card, myCasesQuery } from '../queries.ts';
import './home.css';

const OftenAsked = lazy(() => import('../parts/OftenAsked.tsx').then((file) => file.OftenAsked));

const AskedOfYou = lazy(() => import('../parts/AskedOfYou.tsx').then((file) => file.AskedOfYou));
const WaitingAsks = lazy(() => import('../parts/WaitingAsks.tsx').then((file) => file.WaitingAsks));

const TEXTS = moreTexts({
  en: { ...cardsEn, ...homeEn },
  others: {
    de: async () => {
      const [cards, own] = await Promise.all([import('#locales/de/cards.json'), import('#locales/de/home.json')]);
      return { ...cards.default, ...own.default };
    },
  },
});
const OUTLINE = [104, 104].map((height, place) => ({ id: `case-${place}`, height }));
/** More than these belong on a page of their own. */
const SHOWN = 5;

/** What waits for the reader comes first; the rest stays newest first. */
function theirMoveFirst(cards: readonly Card[]): readonly Card[] {
  return [...cards.filter(isTheirMove), ...cards.filter((card) => !isTheirMove(card))];
}

function OpenCases() {
  const t = useText();
  const cases = useQuery(myCasesQuery('open'));
  const cards = cases.data?.items;
  const all = (
    <Link href="/cases" className="t-sm">
      {t('home.all-cases')}
    </Link>
  );
  return (
    <Section title={t('home.open-cases')} action={all}>
      {cards && cards.length > 0 && <StoryCards cards={theirMoveFirst(cards).slice(0, SHOWN)} />}
      {cards?.length === 0 && <EmptyState title={t('home.no-cases')} text={t('home.no-cases-text')} />}
      {!cards && cases.isPending && <Skeleton rows={OUTLINE} columns={['50%', '20%']} />}
      {!cards && cases.isError && (
        <ErrorState
          failed={t('cases.failed')}
          safe={t('portal.safe')}
          error={cases.error}
          onRetry={() => void cases.refetch()}
        />
      )}
    </Section>
  );
}

/** The way in for somebody whom we do not know yet. */
function SignInFirst() {
  const t = useText();
  return (
    <div className="pt-home-stranger">
      <p>{t('home.stranger')}</p>
      <ButtonLink href={signInHref()} size="lg">
        {t('home.sign-in')}
      </ButtonLink>
    </div>
  );
}

function Home() {
  const t = useText();
  const { me, settled } = useVisit();
  const name = me ? firstNameOf(me.name) : null;
  usePageTitle(t('home.title'), me?.organisation.name);
  return (
    <PortalPage className="pt-home">
      <div className={settled ? undefined : 'ek-portal-unknown'}>
        <PageHeading className="t-ask">
          {name === null ? t('home.question') : t('home.question-to', { name })}
        </PageHeading>
      </div>
      <AskBox owner={me?.id ?? null} />
      {me && (
        <Suspense>
          <AskedOfYou />
          <WaitingAsks />
        </Suspense>
      )}
      {me && <OpenCases />}
      {me && (
        <Suspense>
          <OftenAsked />
        </Suspense>
      )}
      {settled && !me && <SignInFirst />}
    </PortalPage>
  );
}

/** The first page: one box for anything, and below it what one is waiting for. */
export function HomePage() {
  return (
    <MoreText catalogues={TEXTS}>
      <Home />
    </MoreText>
  );
}
