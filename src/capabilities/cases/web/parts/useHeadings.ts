import { useMemo } from 'react';
import { PRIORITIES } from '#capabilities/catalogue/domain/index.ts';
import { DAY } from '#kernel/time.ts';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { CASE_STATES } from '../../domain/states.ts';
import type { Summary } from '../queries.ts';
import type { Groups } from '../queue-queries.ts';
import type { Headings } from './QueueGrid.tsx';
import { countsUnder, type Entries, entriesOf, headingOf } from './queue-entries.ts';
import { type GroupedBy, NOBODY } from './queue-view.ts';

/** The day of a heading in words: today, tomorrow, the weekday. */
function useDayName(): (key: string) => string {
  const t = useText();
  const time = useTime();
  return (key) => {
    if (key === 'late' || key === 'later' || key === 'none') return t(`queue.due.${key}`);
    const noon = Number(key) + DAY / 2;
    if (time.isToday(noon)) return t('queue.due.today');
    return time.areOfOneDay(noon, time.now + DAY) ? t('queue.due.tomorrow') : time.longDay(noon);
  };
}

/** What the headings of a view say. */
function useNames(
  groupBy: GroupedBy | null,
  groups: Groups | null,
  under: ReadonlyMap<string, number>,
): Headings | null {
  const t = useText();
  const dayName = useDayName();
  if (groupBy === null) return null;
  if (groupBy === 'due') return (key) => ({ name: dayName(key), count: under.get(key) });
  const nameOf = (key: string): string => {
    const state = CASE_STATES.find((one) => one === key);
    const priority = PRIORITIES.find((one) => one === key);
    if (state) return t(`case.state.${state}`);
    if (priority) return t(`priority.${priority}`);
    if (key === NOBODY) return t(groupBy === 'team' ? 'queue.no-team' : 'queue.nobody');
    return groups?.find((one) => one.key === key)?.name ?? '…';
  };
  return (key) => ({ name: nameOf(key), count: groups?.find((one) => one.key === key)?.count });
}

interface HeadingsWanted {
  readonly groupBy: GroupedBy | null;
  /** The headings with how many stand under them, where they were asked for; days are counted as they are loaded. */
  readonly groups: Groups | null;
  /** Whether all rows are loaded. */
  readonly complete: boolean;
}

/** The lines of a list, and what its headings say. Headings follow what was loaded: news moves no row to another. */
export function useHeadings(
  loaded: readonly Summary[],
  { groupBy, groups, complete }: HeadingsWanted,
): { readonly entries: Entries; readonly headings: Headings | null } {
  const { now, zone } = useTime();
  // Only days need the clock; the other headings stay as they are while it goes on.
  const clock = groupBy === 'due' ? now : 0;
  const entries = useMemo(
    () => entriesOf(loaded, headingOf(groupBy, { now: clock, zone })),
    [loaded, groupBy, clock, zone],
  );
  const under = useMemo(() => countsUnder(entries, complete), [entries, complete]);
  return { entries, headings: useNames(groupBy, groups, under) };
}
