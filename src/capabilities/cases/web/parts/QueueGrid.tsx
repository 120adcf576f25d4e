import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { memo, type RefObject, useEffect, useId } from 'react';
import { useText } from '#ui/text.tsx';
import { useMedia } from '#ui/useMedia.ts';
import type { Summary } from '../queries.ts';
import { GridCell, GridHeadCell, GridRow, GridRows } from './grid.tsx';
import { QueueCard, QueueRow } from './QueueRow.tsx';
import { ROW_HEIGHTS, useDensity } from './queue/useDensity.ts';
import type { Entries, Entry } from './queue-entries.ts';
import type { Trail } from './trail.ts';
import type { News } from './useQueueNews.ts';
import type { Selection } from './useSelection.ts';
import { useStable } from './useStable.ts';

const HEAD = 32;
const HEADING = 36;
const CARD = 92;
const OVERSCAN = 10;
/** How many rows before the end the next page is asked for. */
const AHEAD = 30;
/** The bulk bar must not cover the last row. */
const FOOT = 76;

interface QueueGridProps {
  readonly label: string;
  /** What stands in the first column: the next promise, or when a case that is over was opened. */
  readonly first: 'promise' | 'opened';
  readonly rows: readonly Summary[];
  readonly selection: Selection;
  readonly news: News;
  readonly trail: () => Trail;
  /** There are more on the server. */
  readonly more: boolean;
  readonly onMore: () => void;
  readonly grid: RefObject<HTMLDivElement | null>;
  /** Where the rows and the headings above them stand. */
  readonly entries: Entries;
  readonly headings: Headings | null;
}

/** What a heading says, and how many cases stand under it where that is known. */
export type Headings = (key: string) => { readonly name: string; readonly count: number | undefined };

function GridHead({ rows, selection, first }: Pick<QueueGridProps, 'rows' | 'selection' | 'first'>) {
  const t = useText();
  const every = rows.length > 0 && rows.every(({ id }) => selection.selected.has(id));
  const some = !every && selection.selected.size > 0;
  const heads = ['state', 'case', 'requester', 'service', 'owner', 'now-line', 'channel'] as const;
  return (
    <GridRows className="q-grid-head">
      <GridRow className="q-row" aria-rowindex={1}>
        <GridHeadCell className="q-check">
          <label className="ek-check">
            <input
              type="checkbox"
              tabIndex={-1}
              checked={every}
              ref={(box) => {
                if (box) box.indeterminate = some;
              }}
              onChange={every || some ? selection.none : selection.all}
              aria-label={t('queue.select-all', { n: rows.length })}
            />
          </label>
        </GridHeadCell>
        <GridHeadCell>{t(`queue.column.${first}`)}</GridHeadCell>
        {heads.map((head) => (
          <GridHeadCell key={head} className={`q-head-${head} t-cut`}>
            {head === 'state' || head === 'channel' ? (
              <span className="sr">{t(`queue.column.${head}`)}</span>
            ) : (
              t(`queue.column.${head}`)
            )}
          </GridHeadCell>
        ))}
      </GridRow>
    </GridRows>
  );
}

function useRowsInSight(props: QueueGridProps, phone: boolean) {
  const { rows, more, onMore, grid, selection, entries, headings } = props;
  const { lines, lineOf } = entries;
  const headingAbove = (line: number) => entries.headings.findLast((one) => one <= line);
  const { density } = useDensity();
  const height = ROW_HEIGHTS[density];
  const isHeading = (place: number) => lines[place] !== undefined && 'heading' in lines[place];
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => grid.current,
    estimateSize: (place) => (isHeading(place) ? HEADING : phone ? CARD : height),
    getItemKey: (place) => keyOf(lines[place], rows) ?? place,
    overscan: OVERSCAN,
    paddingEnd: FOOT,
    scrollPaddingStart: (phone ? 0 : HEAD) + (headings ? HEADING : 0),
    scrollPaddingEnd: FOOT,
    // The heading of the uppermost row stays in sight.
    rangeExtractor: (range) => withHeading(defaultRangeExtractor(range), headingAbove(range.startIndex)),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height of the rows is what it measures anew for
  useEffect(() => virtual.measure(), [virtual, height, phone]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= lines.length - AHEAD) onMore();
  }, [more, last, lines.length, onMore]);
  const line = lineOf[selection.at];
  useEffect(() => {
    if (line !== undefined) virtual.scrollToIndex(line);
  }, [line, virtual]);
  const stuck = headingAbove(virtual.range?.startIndex ?? 0);
  return { virtual, items, density, stuck };
}

function keyOf(line: Entry | undefined, rows: readonly Summary[]): string | undefined {
  if (line === undefined) return undefined;
  return 'heading' in line ? `heading ${line.heading}` : rows[line.row]?.id;
}

function withHeading(range: number[], heading: number | undefined): number[] {
  return heading === undefined || range.includes(heading) ? range : [heading, ...range];
}

interface HeadingLineProps extends ReturnType<Headings> {
  readonly index: number;
  readonly start: number;
  /** It stays at the top while its rows scroll by. */
  readonly stuck: boolean;
}

/** What the cases below it have in common, and how many they are. */
function HeadingLine({ name, count, index, start, stuck }: HeadingLineProps) {
  const t = useText();
  return (
    <GridRow
      aria-rowindex={index + 2}
      className={stuck ? 'q-heading q-heading-stuck' : 'q-heading'}
      style={stuck ? undefined : { transform: `translateY(${start}px)` }}
    >
      <GridCell>
        <b className="t-cut">{name}</b>
        {count !== undefined && <span className="t-3 t-num">{t('queue.under-heading', { n: count })}</span>}
      </GridCell>
    </GridRow>
  );
}

interface GridLineProps extends Pick<QueueGridProps, 'trail'> {
  readonly id: string;
  readonly row: Summary;
  readonly index: number;
  readonly start: number;
  readonly selected: boolean;
  readonly active: boolean;
  readonly gone: boolean;
  readonly onToggle: (id: string) => void;
  /** On a phone: a card, whose height its text decides. */
  readonly measure: ((element: Element | null) => void) | null;
}

/** One line. Stepping through the list draws only the lines that change. */
const GridLine = memo(function GridLine(props: GridLineProps) {
  const { id, row, index, start, selected, active, gone, trail, onToggle, measure } = props;
  const Row = measure ? QueueCard : QueueRow;
  const classes = [
    measure ? 'q-row-card' : 'q-row',
    selected ? 'q-row-selected' : '',
    active ? 'q-row-active' : '',
    row.unanswered ? 'q-row-unanswered' : '',
  ];
  return (
    <GridRow
      id={id}
      data-index={index}
      data-case={row.id}
      ref={measure ?? undefined}
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={classes.filter(Boolean).join(' ')}
      style={{ transform: `translateY(${start}px)` }}
    >
      <Row row={row} trail={trail} selected={selected} gone={gone} onToggle={() => onToggle(row.id)} />
    </GridRow>
  );
});

/** The cases of a view as a grid of which only what is in sight stands in the page: 50,000 rows scroll like fifty. */
export function QueueGrid(props: QueueGridProps) {
  const { label, first, rows, selection, news, trail, more, grid } = props;
  const id = useId();
  const phone = useMedia('(max-width: 700px)');
  const { virtual, items, density, stuck } = useRowsInSight(props, phone);
  const { lines: all, lineOf } = props.entries;
  const inSight = items.some(({ index }) => index === lineOf[selection.at]);
  const shared = {
    trail: useStable(trail),
    onToggle: useStable((row: string) => {
      selection.activate(row);
      selection.toggle(row);
    }),
    measure: phone ? virtual.measureElement : null,
  };
  const lines = items.map(({ index, key, start }) => {
    const line = all[index];
    if (line && 'heading' in line) {
      const said = props.headings?.(line.heading);
      return said && <HeadingLine key={key} index={index} start={start} stuck={index === stuck} {...said} />;
    }
    const row = line && rows[line.row];
    if (!row) return null;
    const state = {
      selected: selection.selected.has(row.id),
      active: row.id === selection.active,
      gone: news.gone.has(row.id),
    };
    return <GridLine key={key} id={`${id}-${row.id}`} row={row} index={index} start={start} {...state} {...shared} />;
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot hold rows that are placed by transform
    <div
      ref={grid}
      className="q-grid"
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-multiselectable
      aria-rowcount={more ? -1 : all.length + 1}
      data-density={density}
      aria-activedescendant={inSight ? `${id}-${selection.active}` : undefined}
      data-region
      onFocus={(event) => {
        if (event.target === grid.current && selection.at === -1) selection.goTo(0);
      }}
    >
      {!phone && <GridHead rows={rows} selection={selection} first={first} />}
      <GridRows className="q-rows" style={{ height: virtual.getTotalSize() }}>
        {lines}
      </GridRows>
    </div>
  );
}
