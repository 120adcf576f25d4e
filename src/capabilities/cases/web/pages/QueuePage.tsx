import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import queueEn from '#locales/en/queue.json' with { type: 'json' };
import { ButtonLink } from '#ui/Button.tsx';
import { DeskPage } from '#ui/desk/DeskShell.tsx';
import { useSearch } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState, NotFound } from '#ui/states.tsx';
import { MoreText, moreTexts, useText } from '#ui/text.tsx';
import { QueueFilters } from '../parts/QueueFilters.tsx';
import { QueueList } from '../parts/QueueList.tsx';
import { QueueViews } from '../parts/QueueViews.tsx';
import { useDensityKeys } from '../parts/queue/useDensity.ts';
import { ViewMenu } from '../parts/queue/ViewMenu.tsx';
import {
  hrefOf,
  narrowingsOf,
  type SavedView,
  type Shown,
  shownAt,
  shownBy,
  type View,
  viewOf,
} from '../parts/queue-view.ts';
import { useCounts } from '../parts/useCounts.ts';
import { useQueue } from '../parts/useQueue.ts';
import { teamsQuery } from '../queries.ts';
import { type Counts, viewsQuery } from '../queue-queries.ts';
import { type CaseSlots, CaseSlotsProvider } from '../slots.ts';
import '../parts/queue.css';

const TEXTS = moreTexts({
  en: queueEn,
  others: { de: () => import('#locales/de/queue.json').then((file) => file.default) },
});

/** How many cases the view holds, where that is known. */
function countIn(counts: Counts | undefined, shown: Shown): number | undefined {
  if (!counts) return undefined;
  const { view } = shown;
  const [narrowing, ...more] = narrowingsOf(shown);
  if (narrowing === undefined) return view === 'closed' ? undefined : counts[view];
  if (view !== 'open' || narrowing.name !== 'team' || more.length > 0) return undefined;
  return counts.teams.find(({ team }) => team.id === narrowing.value)?.open;
}

/** The name of what is shown: the saved view's, the team's where it is narrowed to one, or the standing view's. */
function useTitle(shown: Shown): { readonly title: string; readonly saved: SavedView | undefined } {
  const t = useText();
  const here = hrefOf(shown);
  const saved = useQuery(viewsQuery).data?.find((view) => hrefOf(shownBy(view)) === here);
  const { teamId } = shown.filter;
  const teams = useQuery({ ...teamsQuery, enabled: teamId !== undefined }).data;
  const team = teams?.find(({ id }) => id === teamId)?.name;
  const standing = shown.view === 'open' && team !== undefined ? team : t(`view.${shown.view}`);
  return { title: saved?.name ?? standing, saved };
}

/** What the view holds in words, with its order and how many there are. */
function Rule({ shown, count }: { readonly shown: Shown; readonly count: number | undefined }) {
  const t = useText();
  const { view, order } = shown;
  return (
    <p className="t-3">
      {t(`view.holds.${view}`, { order: t(`queue.in-order.${order}`) })}{' '}
      {count !== undefined && t('queue.count', { n: count })}
    </p>
  );
}

function Queue({ view }: { readonly view: View }) {
  const t = useText();
  const search = useSearch();
  const shown = shownAt(view, search);
  const { list, groups, loaded, onMore, onReload, failed } = useQueue(shown);
  const { title, saved } = useTitle(shown);
  const [refused, setRefused] = useState<unknown>(null);
  const href = hrefOf(shown);
  usePageTitle(title);
  useDensityKeys();
  return (
    <div className="q">
      <QueueViews shown={shown} />
      <section className="q-main" aria-label={title}>
        <div className="q-head">
          <PageHeading className="t-h3">{title}</PageHeading>
          {saved && <ViewMenu of={saved} onFailed={setRefused} />}
          <Rule shown={shown} count={countIn(useCounts(), shown)} />
        </div>
        <QueueFilters shown={shown} rows={loaded} />
        {list.isPending && failed === null && (
          <div className="q-loading">
            <Skeleton rows={rowsOf(14, 36)} columns={['16px', '120px', '96px', '40%', '116px']} />
          </div>
        )}
        {refused !== null && (
          <div className="q-failed">
            <ErrorState failed={t('views.not-changed')} error={refused} />
          </div>
        )}
        {failed && (
          <div className="q-failed">
            <ErrorState failed={t('queue.failed')} error={failed.error} onRetry={() => void failed.refetch()} />
          </div>
        )}
        {list.data && (
          <QueueList
            key={href}
            shown={shown}
            groups={groups}
            title={title}
            href={href}
            loaded={loaded}
            more={list.hasNextPage}
            onMore={onMore}
            onReload={onReload}
          />
        )}
      </section>
    </div>
  );
}

/** The queue with what fills its places. */
export function queuePage(slots: CaseSlots) {
  return function FilledQueuePage(props: QueuePageProps) {
    return (
      <CaseSlotsProvider value={slots}>
        <MoreText catalogues={TEXTS}>
          <QueuePage {...props} />
        </MoreText>
      </CaseSlotsProvider>
    );
  };
}

interface QueuePageProps {
  readonly params: { readonly view?: string };
}

/** The queue: find cases, and act on them where they stand. */
function QueuePage({ params }: QueuePageProps) {
  const t = useText();
  const view = viewOf(params.view ?? 'open');
  return (
    <DeskPage title={t('nav.queue')}>
      {view === null ? (
        <NotFound action={<ButtonLink href="/desk/queue">{t('case.to-queue')}</ButtonLink>} />
      ) : (
        <Queue view={view} />
      )}
    </DeskPage>
  );
}
