import { IconChevronLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { DeskPage } from '#ui/desk/DeskShell.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Link, useGo, useSearch } from '#ui/navigation.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#ui/states.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import { useMedia } from '#ui/useMedia.ts';
import { PauseDetail } from '../parts/PauseDetail.tsx';
import { PausesList } from '../parts/PausesList.tsx';
import { PromisesHead } from '../parts/PromisesHead.tsx';
import { nextOf, pausesHref, shownOf } from '../parts/pauses-view.ts';
import { useMayReview } from '../parts/rights.ts';
import { type Doubted, pausesQuery } from '../queries.ts';
import { TEXTS } from '../texts.ts';
import '../parts/promises.css';
import '../parts/pauses.css';

function Back() {
  const t = useText();
  return (
    <Link className="pv-back" href={pausesHref(null)}>
      <Icon of={IconChevronLeft} size={16} />
      {t('pauses.back')}
    </Link>
  );
}

function Both({ items }: { readonly items: readonly Doubted[] }) {
  const go = useGo();
  const named = useSearch().get('promise');
  const narrow = useMedia('(max-width: 1000px)');
  const shown = shownOf(items, named, narrow);
  const detail = shown && (
    <PauseDetail
      key={shown.promise.id}
      doubted={shown}
      onDone={() => go(pausesHref(narrow ? null : nextOf(items, shown)), 'replace')}
    />
  );
  if (!narrow) {
    return (
      <div className="pv">
        <PausesList items={items} shown={shown} />
        {detail}
      </div>
    );
  }
  if (!detail) return <PausesList items={items} shown={null} />;
  return (
    <>
      <Back />
      {detail}
    </>
  );
}

function Listed() {
  const t = useText();
  const pauses = useQuery(pausesQuery);
  if (pauses.isPending) {
    return (
      <div className="pr-pad">
        <Skeleton rows={rowsOf(6, 72)} columns={['340px', '50%']} />
      </div>
    );
  }
  if (pauses.isError) {
    return (
      <div className="pr-pad">
        <ErrorState failed={t('pauses.failed')} error={pauses.error} onRetry={() => void pauses.refetch()} />
      </div>
    );
  }
  if (pauses.data.length > 0) return <Both items={pauses.data} />;
  return (
    <div className="pr-pad">
      <EmptyState title={t('pauses.none')} text={t('pauses.none-text')} />
    </div>
  );
}

function Pauses() {
  const t = useText();
  const mayReview = useMayReview();
  return (
    <div className="pr">
      <PromisesHead current="pauses" />
      {mayReview ? (
        <Listed />
      ) : (
        <div className="pr-pad">
          <EmptyState title={t('pauses.not-yours')} text={t('pauses.not-yours-text')} />
        </div>
      )}
    </div>
  );
}

/** Pauses that ask for a second look, for leads and managers: what is doubted, and what it rests on. */
export function PausesPage() {
  const t = useText();
  return (
    <DeskPage title={t('nav.promises')}>
      <MoreText catalogues={TEXTS}>
        <Pauses />
      </MoreText>
    </DeskPage>
  );
}
