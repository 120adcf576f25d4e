import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useKnownVisitor } from '#capabilities/people/web/index.ts';
import cardsEn from '#locales/en/cards.json' with { type: 'json' };
import casesEn from '#locales/en/cases.json' with { type: 'json' };
import { Button, ButtonLink } from '#ui/Button.tsx';
import { Link, useSearch } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { PortalPage } from '#ui/portal/PortalShell.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#ui/states.tsx';
import { MoreText, moreTexts, useText } from '#ui/text.tsx';
import { isTheirMove } from '../../../domain/story.ts';
import { StoryCards } from '../parts/StoryCard.tsx';
import { colleaguesCasesQuery, myCasesQuery, STEP } from '../queries.ts';
import './cases.css';

const TEXTS = moreTexts({
  en: { ...cardsEn, ...casesEn },
  others: {
    de: async () => {
      const [cards, own] = await Promise.all([import('#locales/de/cards.json'), import('#locales/de/cases.json')]);
      return { ...cards.default, ...own.default };
    },
  },
});
const OWN_VIEWS = ['open', 'waiting', 'done'] as const;
const VIEWS = [...OWN_VIEWS, 'colleagues'] as const;
type View = (typeof VIEWS)[number];

interface ViewsProps {
  readonly view: View;
  /** How many wait for me; null until it is known. */
  readonly waiting: number | null;
  readonly views: readonly View[];
}

function Views({ view, waiting, views }: ViewsProps) {
  const t = useText();
  return (
    <nav className="pt-views" aria-label={t('cases.views')}>
      {views.map((one) => (
        <Link key={one} href={`/cases?show=${one}`} aria-current={one === view ? 'page' : undefined}>
          {t(`cases.${one}`)}
          {one === 'waiting' && waiting !== null && waiting > 0 && <span className="t-num"> {waiting}</span>}
        </Link>
      ))}
    </nav>
  );
}

function NoCases({ view }: { readonly view: View }) {
  const t = useText();
  const ask = <ButtonLink href="/ask">{t('cases.ask')}</ButtonLink>;
  return (
    <EmptyState
      title={t(`cases.none-${view}`)}
      text={t(`cases.none-${view}-text`)}
      {...(view === 'open' && { action: ask })}
    />
  );
}

function Mine() {
  const t = useText();
  const me = useKnownVisitor();
  const views = me?.seesColleagues ? VIEWS : OWN_VIEWS;
  const wanted = useSearch().get('show');
  const view = views.find((one) => one === wanted) ?? 'open';
  const [many, setMany] = useState(STEP);
  const open = useQuery({ ...myCasesQuery('open', many), placeholderData: keepPreviousData });
  const done = useQuery({
    ...myCasesQuery('done', many),
    enabled: view === 'done',
    placeholderData: keepPreviousData,
  });
  const others = useQuery({
    ...colleaguesCasesQuery(many),
    enabled: view === 'colleagues',
    placeholderData: keepPreviousData,
  });
  const list = { open, waiting: open, done, colleagues: others }[view];
  const waiting = open.data?.items.filter(isTheirMove) ?? null;
  const cards = view === 'waiting' ? waiting : (list.data?.items ?? null);
  const hasMore = list.data !== undefined && list.data.next !== null;
  usePageTitle(t('nav.cases'), me?.organisation.name);
  return (
    <PortalPage>
      <PageHeading className="t-h1">{t('nav.cases')}</PageHeading>
      <Views view={view} views={views} waiting={waiting?.length ?? null} />
      {cards && cards.length > 0 && <StoryCards cards={cards} level={2} />}
      {cards?.length === 0 && !hasMore && <NoCases view={view} />}
      {!cards && list.isPending && <Skeleton rows={rowsOf(4, 104)} columns={['50%', '20%']} />}
      {list.isError && (
        <ErrorState
          failed={t('cases.failed')}
          safe={t('portal.safe')}
          error={list.error}
          onRetry={() => void list.refetch()}
        />
      )}
      {hasMore && (
        <div className="pt-more">
          <Button size="lg" busy={list.isPlaceholderData} onClick={() => setMany(many + STEP)}>
            {t('cases.more')}
          </Button>
        </div>
      )}
    </PortalPage>
  );
}

/** Everything that I asked for: open, waiting for me, done; and what my colleagues asked, where I may see it. */
export function CasesPage() {
  return (
    <MoreText catalogues={TEXTS}>
      <Mine />
    </MoreText>
  );
}
