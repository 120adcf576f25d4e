import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { groupsQuery, queueQuery } from '../queue-queries.ts';
import type { Shown } from './queue-view.ts';

/** The list of a view, loaded page by page as somebody scrolls; under headings once those are known. */
export function useQueue({ filter, order, groupBy }: Shown) {
  const queries = useQueryClient();
  const by = groupBy === 'due' ? null : groupBy;
  const counted = useQuery(groupsQuery(filter, by));
  const groups = by && counted.data ? { by, all: counted.data, at: counted.dataUpdatedAt } : null;
  const options = queueQuery({ filter, order, groups });
  const list = useInfiniteQuery({ ...options, enabled: by === null || groups !== null });
  const { fetchNextPage, isFetchingNextPage } = list;
  const onMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const onReload = () => {
    if (by !== null) return void counted.refetch();
    queries.setQueryData(options.queryKey, (known) =>
      known ? { pages: known.pages.slice(0, 1), pageParams: known.pageParams.slice(0, 1) } : known,
    );
    void list.refetch();
  };
  const loaded = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  const failed = counted.isError ? counted : list.isError ? list : null;
  return { list, groups: groups?.all ?? null, loaded, onMore, onReload, failed };
}
