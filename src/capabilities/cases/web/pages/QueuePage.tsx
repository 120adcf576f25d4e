import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { ButtonLink } from '#ui/Button.tsx';
import { DeskPage } from '#ui/desk/DeskShell.tsx';
import { useSearch } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState, NotFound } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { QueueFilters } from '../parts/QueueFilters.tsx';
import { QueueList } from '../parts/QueueList.tsx';
import { QueueViews, useCounts } from '../parts/QueueViews.tsx';
import { filterOf, queueHref, type View, viewOf } from '../parts/queue-view.ts';
import { type Counts, type QueueFilter, queueQuery, teamsQuery } from '../queries.ts';
import '../parts/queue.css';

/** The list of a view, loaded page by page as somebody scrolls. */
function useQueue(filter: QueueFilter) {
  const queries = useQueryClient();
  const options = queueQuery(filter);
  const list = useInfiniteQuery(options);
  const { fetchNextPage, isFetchingNextPage } = list;
  const onMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const onReload = () => {
    queries.setQueryData(options.queryKey, (known) =>
      known ? { pages: known.pages.slice(0, 1), pageParams: known.pageParams.slice(0, 1) } : known,
    );
    void list.refetch();
  };
  const loaded = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  return { list, loaded, onMore, onReload };
}

/** How many cases the view holds, where that is known. */
function countIn(counts: Counts | undefined, filter: QueueFilter): number | undefined {
  if (!counts || filter.serviceId !== undefined || filter.requesterId !== undefined) return undefined;
  if (filter.teamId !== undefined) {
    const team = counts.teams.find(({ team: one }) => one.id === filter.teamId);
    return filter.show === 'open' ? team?.open : undefined;
  }
  const { show } = filter;
  return show === 'closed' || show === 'all' ? undefined : counts[show];
}

/** The name of what is shown: the view's, or the team's where it is narrowed to one. */
function useTitle(view: View, filter: QueueFilter): string {
  const t = useText();
  const teams = useQuery({ ...teamsQuery, enabled: filter.teamId !== undefined }).data;
  const team = teams?.find(({ id }) => id === filter.teamId)?.name;
  return view === 'open' && team !== undefined ? team : t(`view.${view}`);
}

function Queue({ view }: { readonly view: View }) {
  const t = useText();
  const search = useSearch();
  const filter = filterOf(view, search);
  const { list, loaded, onMore, onReload } = useQueue(filter);
  const count = countIn(useCounts(), filter);
  const title = useTitle(view, filter);
  const href = queueHref(view, Object.fromEntries(search));
  usePageTitle(title);
  return (
    <div className="q">
      <QueueViews view={view} teamId={filter.teamId} />
      <section className="q-main" aria-label={title}>
        <div className="q-head">
          <PageHeading className="t-h3">{title}</PageHeading>
          <p className="t-3">
            {t(`view.rule.${view}`)} {count !== undefined && t('queue.count', { n: count })}
          </p>
        </div>
        <QueueFilters view={view} rows={loaded} />
        {list.isPending && (
          <div className="q-loading">
            <Skeleton rows={rowsOf(14, 36)} columns={['16px', '120px', '96px', '40%', '116px']} />
          </div>
        )}
        {list.isError && (
          <div className="q-failed">
            <ErrorState failed={t('queue.failed')} error={list.error} onRetry={() => void list.refetch()} />
          </div>
        )}
        {list.data && (
          <QueueList
            key={href}
            filter={filter}
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

/** The queue: find cases, and act on them where they stand. */
export function QueuePage({ params }: { readonly params: { readonly view?: string } }) {
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
