import { useInfiniteQuery } from '@tanstack/react-query';
import { useMe } from '#capabilities/people/web/index.ts';
import { DeskPage } from '#ui/desk/DeskShell.tsx';
import { useSearch } from '#ui/navigation.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#ui/states.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import { PromisesFilters } from '../parts/PromisesFilters.tsx';
import { PromisesHead } from '../parts/PromisesHead.tsx';
import { PromisesList } from '../parts/PromisesList.tsx';
import { NARROWINGS, type PromisesView, viewOf } from '../parts/promises-view.ts';
import { promisesQuery } from '../queries.ts';
import { TEXTS } from '../texts.ts';
import '../parts/promises.css';

function Nothing({ view }: { readonly view: PromisesView }) {
  const t = useText();
  const narrowed = NARROWINGS.some((by) => view[by] !== null);
  if (narrowed) return <EmptyState title={t('promises.none-here')} text={t('promises.none-here-text')} />;
  if (view.show === 'over') return <EmptyState title={t('promises.none-over')} text={t('promises.none-over-text')} />;
  return <EmptyState title={t(`promises.none-open.${view.whose}`)} text={t('promises.none-open-text')} />;
}

function Listed({ view }: { readonly view: PromisesView }) {
  const t = useText();
  const list = useInfiniteQuery(promisesQuery(view));
  if (list.isPending) {
    return (
      <div className="pr-pad">
        <Skeleton rows={rowsOf(12, 40)} columns={['96px', '140px', '42%', '110px', '180px']} />
      </div>
    );
  }
  if (list.isError) {
    return (
      <div className="pr-pad">
        <ErrorState failed={t('promises.failed')} error={list.error} onRetry={() => void list.refetch()} />
      </div>
    );
  }
  const promises = list.data.pages.flatMap(({ items }) => items);
  const { hasNextPage, isFetchingNextPage: busy, fetchNextPage } = list;
  if (promises.length === 0 && !hasNextPage) {
    return (
      <div className="pr-pad">
        <Nothing view={view} />
      </div>
    );
  }
  return (
    <PromisesList
      label={t(`promises.list.${view.show}`)}
      promises={promises}
      open={view.show === 'open'}
      more={hasNextPage ? { words: t('promises.more'), busy, onMore: () => void fetchNextPage() } : null}
    />
  );
}

function Promises() {
  const me = useMe();
  const view = viewOf(useSearch(), me.roles);
  return (
    <div className="pr">
      <PromisesHead current="due" />
      <PromisesFilters view={view} />
      <Listed view={view} />
    </div>
  );
}

/** What was promised, next due first: mine, my teams' or all that I may see. */
export function PromisesPage() {
  const t = useText();
  return (
    <DeskPage title={t('nav.promises')}>
      <MoreText catalogues={TEXTS}>
        <Promises />
      </MoreText>
    </DeskPage>
  );
}
