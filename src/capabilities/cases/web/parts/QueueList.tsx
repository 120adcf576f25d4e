import { IconArrowUp } from '@tabler/icons-react';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { Icon } from '#ui/Icon.tsx';
import { useGo } from '#ui/navigation.tsx';
import { EmptyState, ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import type { QueueFilter, Summary } from '../queries.ts';
import { BulkBar } from './BulkBar.tsx';
import { caseHref } from './CaseLink.tsx';
import { AssignDialog } from './dialogs/AssignDialog.tsx';
import { NowLineDialog } from './NowLineDialog.tsx';
import { QueueGrid } from './QueueGrid.tsx';
import { useMayWork } from './rights.ts';
import { leaveTrail, type Trail } from './trail.ts';
import { useQueueKeys } from './useQueueKeys.ts';
import { type News, useQueueNews } from './useQueueNews.ts';
import { type Selection, useSelection } from './useSelection.ts';
import { useTakeAll } from './useTakeAll.ts';

/** Where somebody stood in each view, for when they come back from a case. */
const stoodAt = new Map<string, string>();

interface QueueListProps {
  readonly filter: QueueFilter;
  readonly title: string;
  readonly href: string;
  readonly loaded: readonly Summary[];
  readonly more: boolean;
  readonly onMore: () => void;
  /** Loads the list anew, from its beginning. */
  readonly onReload: () => void;
}

function NewsPill({ news, onAccept }: { readonly news: News; readonly onAccept: () => void }) {
  const t = useText();
  const arrived = news.arrived.size;
  const stale = arrived > 0 || news.gone.size > 0 || news.unclear;
  return (
    <div className="q-news" role="status">
      {stale && (
        <button type="button" className="q-pill" onClick={onAccept}>
          <Icon of={IconArrowUp} size={14} />
          {arrived > 0 ? t('queue.new', { n: arrived }) : t('queue.changed')}
        </button>
      )}
    </div>
  );
}

type Doing = { readonly what: 'now' | 'assign'; readonly rows: readonly Summary[] } | null;

interface FormsProps {
  readonly doing: Doing;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function Forms({ doing, onClose, onDone }: FormsProps) {
  if (doing === null) return null;
  if (doing.what === 'now') return <NowLineDialog cases={doing.rows} onClose={onClose} onSaid={onDone} />;
  return <AssignDialog cases={doing.rows} onClose={onClose} onAssigned={onDone} />;
}

/** Comes back to where one stood, and remembers it for the next time. */
function usePlace(href: string, rows: readonly Summary[]): Selection {
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const selection = useSelection(ids, stoodAt.get(href) ?? null);
  useEffect(() => {
    if (selection.active !== null) stoodAt.set(href, selection.active);
  }, [href, selection.active]);
  return selection;
}

function useOpening(trail: () => Trail) {
  const go = useGo();
  return (row: Summary, how?: 'reply') => {
    leaveTrail(trail());
    go(caseHref(row.number, how));
  };
}

function Empty({ filter }: Pick<QueueListProps, 'filter'>) {
  const t = useText();
  const narrowed = Object.keys(filter).length > 1;
  return (
    <div className="q-empty">
      <EmptyState
        title={t(narrowed ? 'queue.empty-narrowed' : `queue.empty.${filter.show}`)}
        text={t(narrowed ? 'queue.empty-narrowed-text' : `queue.empty-text.${filter.show}`)}
      />
    </div>
  );
}

interface ActsProps {
  readonly rows: readonly Summary[];
  readonly selection: Selection;
  readonly grid: RefObject<HTMLDivElement | null>;
  readonly trail: () => Trail;
  readonly onTaken: (row: Summary) => void;
}

/** What is done with the chosen rows: the keys, the bar and the forms share it. */
function useActs({ rows, selection, grid, trail, onTaken }: ActsProps) {
  const mayWork = useMayWork();
  const [doing, setDoing] = useState<Doing>(null);
  const taking = useTakeAll(onTaken);
  const acts = {
    onTake: (some: readonly Summary[]) => {
      taking.takeAll(some);
      selection.none();
    },
    onNow: (some: readonly Summary[]) => setDoing({ what: 'now', rows: some }),
    onAssign: (some: readonly Summary[]) => setDoing({ what: 'assign', rows: some }),
  };
  useQueueKeys({ rows, selection, grid, mayWork, onOpen: useOpening(trail), ...acts });
  const { selected } = selection;
  const chosen = useMemo(() => rows.filter(({ id }) => selected.has(id)), [rows, selected]);
  return { mayWork, doing, close: () => setDoing(null), taking, acts, chosen };
}

interface ChosenProps {
  readonly chosen: readonly Summary[];
  readonly selection: Selection;
  readonly acts: ReturnType<typeof useActs>['acts'];
}

/** What can be done with the chosen rows, and how many they are, said aloud too. */
function Chosen({ chosen, selection, acts }: ChosenProps) {
  const t = useText();
  return (
    <>
      <p className="sr" role="status">
        {chosen.length > 0 && t('queue.selected', { n: chosen.length })}
      </p>
      {chosen.length > 0 && (
        <BulkBar
          count={chosen.length}
          onTake={() => acts.onTake(chosen)}
          onNow={() => acts.onNow(chosen)}
          onAssign={() => acts.onAssign(chosen)}
          onNone={selection.none}
        />
      )}
    </>
  );
}

/** A view's cases: the grid, what is new since it was loaded, and what can be done with the chosen ones. */
export function QueueList({ filter, title, href, loaded, more, onMore, onReload }: QueueListProps) {
  const t = useText();
  const grid = useRef<HTMLDivElement>(null);
  const { news, forget, note } = useQueueNews(filter, loaded);
  const rows = useMemo(() => loaded.map((row) => news.changed.get(row.id) ?? row), [loaded, news.changed]);
  const selection = usePlace(href, rows);
  const trail = () => ({ href, label: title, numbers: rows.map((row) => row.number) });
  const { mayWork, doing, close, taking, acts, chosen } = useActs({ rows, selection, grid, trail, onTaken: note });
  const accept = () => {
    forget();
    onReload();
    grid.current?.scrollTo({ top: 0 });
    grid.current?.focus();
    selection.goTo(0);
  };
  const done = () => {
    doing?.rows.forEach(note);
    selection.none();
  };
  return (
    <div className="q-list">
      <NewsPill news={news} onAccept={accept} />
      {taking.failed && (
        <div className="q-failed">
          <ErrorState failed={t('queue.not-taken', { n: taking.failed.n })} error={taking.failed.error} />
        </div>
      )}
      {rows.length === 0 ? (
        <Empty filter={filter} />
      ) : (
        <QueueGrid
          label={title}
          first={filter.show === 'closed' ? 'opened' : 'promise'}
          rows={rows}
          selection={selection}
          news={news}
          trail={trail}
          more={more}
          onMore={onMore}
          grid={grid}
        />
      )}
      {mayWork && <Chosen chosen={chosen} selection={selection} acts={acts} />}
      <Forms doing={doing} onClose={close} onDone={done} />
    </div>
  );
}
