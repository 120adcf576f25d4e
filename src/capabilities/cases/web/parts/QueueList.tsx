import { IconArrowUp } from '@tabler/icons-react';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { Icon } from '#ui/Icon.tsx';
import { useGo } from '#ui/navigation.tsx';
import { EmptyState, ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { isOpen } from '../../domain/states.ts';
import type { Summary } from '../queries.ts';
import type { Groups } from '../queue-queries.ts';
import { BulkBar } from './BulkBar.tsx';
import { caseHref, type Opening } from './CaseLink.tsx';
import { QueueGrid } from './QueueGrid.tsx';
import { type Doing, ListForms } from './queue/ListForms.tsx';
import type { ListForm } from './queue/OneByOne.tsx';
import { Peeking } from './queue/Peeking.tsx';
import { narrowingsOf, type Shown } from './queue-view.ts';
import { useMayWork } from './rights.ts';
import { leaveTrail, type Trail } from './trail.ts';
import { useCopying } from './useCopying.ts';
import { useHeadings } from './useHeadings.ts';
import { useQueueKeys } from './useQueueKeys.ts';
import { type News, useQueueNews } from './useQueueNews.ts';
import { type Selection, useSelection } from './useSelection.ts';
import { useTakeAll } from './useTakeAll.ts';

/** Where somebody stood in each view, for when they come back from a case. */
const stoodAt = new Map<string, string>();

interface QueueListProps {
  readonly shown: Shown;
  /** The headings that the cases stand under, with how many; null without. */
  readonly groups: Groups | null;
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
  return (row: Summary, how?: Opening) => {
    leaveTrail(trail());
    go(caseHref(row.number, how));
  };
}

function Empty({ shown }: Pick<QueueListProps, 'shown'>) {
  const t = useText();
  const narrowed = narrowingsOf(shown).length > 0;
  return (
    <div className="q-empty">
      <EmptyState
        title={t(narrowed ? 'queue.empty-narrowed' : `queue.empty.${shown.view}`)}
        text={t(narrowed ? 'queue.empty-narrowed-text' : `queue.empty-text.${shown.view}`)}
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
    onWrite: (some: readonly Summary[], resolves = false) =>
      setDoing({ what: resolves ? 'resolve' : 'write', rows: some }),
    onRemind: (some: readonly Summary[]) =>
      setDoing({ what: 'remind', rows: some.filter(({ state }) => isOpen(state)) }),
    onForm: (form: ListForm, some: readonly Summary[]) => setDoing({ what: form, rows: some }),
    onCopy: useCopying(),
  };
  const open = useOpening(trail);
  useQueueKeys({ rows, selection, grid, mayWork, onOpen: open, ...acts });
  const { selected } = selection;
  const chosen = useMemo(() => rows.filter(({ id }) => selected.has(id)), [rows, selected]);
  return { mayWork, open, doing, close: () => setDoing(null), taking, acts, chosen };
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
          onWrite={() => acts.onWrite(chosen)}
          onResolve={() => acts.onWrite(chosen, true)}
          onForm={(form) => acts.onForm(form, chosen)}
          onRemind={() => acts.onRemind(chosen)}
          onNone={selection.none}
        />
      )}
    </>
  );
}

/** A view's cases: the grid, what is new since it was loaded, and what can be done with the chosen ones. */
export function QueueList({ shown, groups, title, href, loaded, more, onMore, onReload }: QueueListProps) {
  const t = useText();
  const { filter } = shown;
  const { entries, headings } = useHeadings(loaded, { groupBy: shown.groupBy, groups, complete: !more });
  const grid = useRef<HTMLDivElement>(null);
  const { news, forget, note } = useQueueNews(filter, loaded);
  const rows = useMemo(() => loaded.map((row) => news.changed.get(row.id) ?? row), [loaded, news.changed]);
  const selection = usePlace(href, rows);
  const trail = () => ({ href, label: title, numbers: rows.map((row) => row.number) });
  const { mayWork, open, doing, close, taking, acts, chosen } = useActs({
    rows,
    selection,
    grid,
    trail,
    onTaken: note,
  });
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
        <Empty shown={shown} />
      ) : (
        <QueueGrid
          label={title}
          first={shown.view === 'closed' ? 'opened' : 'promise'}
          entries={entries}
          headings={headings}
          rows={rows}
          selection={selection}
          news={news}
          trail={trail}
          more={more}
          onMore={onMore}
          grid={grid}
        />
      )}
      <Peeking row={rows[selection.at]} onOpen={open} />
      {mayWork && <Chosen chosen={chosen} selection={selection} acts={acts} />}
      <ListForms
        doing={doing}
        onClose={close}
        onDone={done}
        onOne={note}
        onInstead={(form) => doing && acts.onForm(form, doing.rows)}
      />
    </div>
  );
}
