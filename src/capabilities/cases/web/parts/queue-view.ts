import { PRIORITIES } from '#capabilities/catalogue/domain/index.ts';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { casesContract } from '../../contract.ts';
import {
  GROUPINGS,
  type Grouping,
  NOBODY,
  ORDERS,
  type QueueOrder,
  type Show,
  showsOpen,
  VIEWS,
  type View,
} from '../../domain/queue.ts';
import { CASE_STATES } from '../../domain/states.ts';
import type { Summary } from '../queries.ts';
import type { QueueFilter } from '../queue-queries.ts';

export { type Grouping, NOBODY, ORDERS, type QueueOrder, VIEWS, type View };

/** By what a view is gathered under headings; `due` is by the day of the next promise, in the order as it is. */
export const GROUPED_BY = ['due', ...GROUPINGS] as const;
export type GroupedBy = (typeof GROUPED_BY)[number];

export type SavedView = OutputOf<typeof casesContract.endpoints.listViews>['items'][number];
type ViewToSave = CallInput<typeof casesContract.endpoints.addView>['body']['view'];

/** The view that an address names, or null for one that does not exist. */
export function viewOf(name: string): View | null {
  return VIEWS.find((view) => view === name) ?? null;
}

export const NARROWINGS = ['team', 'owner', 'service', 'requester', 'account', 'priority', 'state'] as const;
export type Narrowing = (typeof NARROWINGS)[number];

const FIELDS = {
  team: 'teamId',
  owner: 'ownerId',
  service: 'serviceId',
  requester: 'requesterId',
  account: 'accountId',
  priority: 'priority',
  state: 'state',
} as const satisfies Record<Narrowing, keyof QueueFilter>;

/** What an address asks for: `?team=`, `?owner=` and so on narrow the view, `?order=` and `?by=` arrange it. */
export interface Shown {
  readonly view: View;
  readonly filter: QueueFilter;
  readonly order: QueueOrder;
  readonly groupBy: GroupedBy | null;
}

function mayStand(name: Narrowing, value: string): boolean {
  if (name === 'priority') return PRIORITIES.some((one) => one === value);
  return name !== 'state' || CASE_STATES.some((one) => one === value);
}

/** Reads an address. What is not understood in it is left out; closed cases come newest first, and are not gathered. */
export function shownAt(view: View, search: URLSearchParams): Shown {
  const narrowed = NARROWINGS.flatMap((name) => {
    const value = search.get(name);
    return value && mayStand(name, value) ? [[FIELDS[name], value] as const] : [];
  });
  const order = ORDERS.find((one) => one === search.get('order')) ?? 'next';
  const groupBy = GROUPED_BY.find((one) => one === search.get('by')) ?? null;
  const filter = { show: view, ...Object.fromEntries(narrowed) };
  if (!showsOpen(view)) return { view, filter, order: 'newest', groupBy: null };
  return { view, filter, order, groupBy: groupBy === 'due' && order !== 'next' ? null : groupBy };
}

/** What narrows a view, by name, in one order for all. */
export function narrowingsOf({ filter }: Pick<Shown, 'filter'>): ReadonlyArray<{ name: Narrowing; value: string }> {
  return NARROWINGS.flatMap((name) => {
    const value = filter[FIELDS[name]];
    return value === undefined ? [] : [{ name, value }];
  });
}

/** The address of a view: the same view has the same address. */
export function hrefOf({ view, filter, order, groupBy }: Shown): string {
  const search = new URLSearchParams(narrowingsOf({ filter }).map(({ name, value }) => [name, value]));
  if (showsOpen(view) && order !== 'next') search.set('order', order);
  if (groupBy !== null) search.set('by', groupBy);
  const query = search.toString();
  return `/desk/queue/${view}${query ? `?${query}` : ''}`;
}

/** The address of a standing view, narrowed. */
export function queueHref(view: View, narrowed: Partial<Readonly<Record<Narrowing, string>>> = {}): string {
  return hrefOf(shownAt(view, new URLSearchParams(narrowed)));
}

/** The view with one narrowing more, changed, or less. */
export function withNarrowing(shown: Shown, { name, value }: { name: Narrowing; value: string | null }): Shown {
  const others = narrowingsOf(shown).filter((one) => one.name !== name);
  const all = value === null ? others : [...others, { name, value }];
  const filter = Object.fromEntries(all.map((one) => [FIELDS[one.name], one.value]));
  return { ...shown, filter: { show: shown.view, ...filter } };
}

/** A view as it is saved. */
export function savedAs({ view, filter, order, groupBy }: Shown): ViewToSave {
  const isArranged = showsOpen(view) && order !== 'next';
  return { ...filter, show: view, ...(isArranged && { order }), ...(groupBy !== null && { groupBy }) };
}

/** A saved view as an address shows it. */
export function shownBy({ view }: Pick<SavedView, 'view'>): Shown {
  const { show, order = 'next', groupBy, ...filter } = view;
  return {
    view: show,
    filter: { ...filter, show },
    order: showsOpen(show) ? order : 'newest',
    groupBy: groupBy ?? null,
  };
}

const SHOWN: Readonly<Record<Show, (row: Summary, open: boolean, me: string) => boolean>> = {
  open: (_row, open) => open,
  unowned: (row, open) => open && row.owner === null,
  mine: (row, open, me) => open && row.owner?.id === me,
  waiting: (row) => row.state === 'waiting',
  closed: (_row, open) => !open,
  all: () => true,
};

/** What stands in a row where a narrowing looks. */
const VALUES: Readonly<Record<Narrowing, (row: Summary) => string>> = {
  team: (row) => row.team?.id ?? NOBODY,
  owner: (row) => row.owner?.id ?? NOBODY,
  service: (row) => row.service?.id ?? NOBODY,
  requester: (row) => row.requester.id,
  account: (row) => row.account.id,
  priority: (row) => row.priority,
  state: (row) => row.state,
};

/** Whether a case stands in a view, so that a page can tell what came and what went without asking for the list. */
export function standsIn(
  filter: QueueFilter,
  row: Summary,
  about: { readonly open: boolean; readonly me: string },
): boolean {
  const fits = narrowingsOf({ filter }).every(({ name, value }) => VALUES[name](row) === value);
  return fits && SHOWN[filter.show](row, about.open, about.me);
}

/** Under which heading of a view a case stands. */
export function groupKeyOf(by: Grouping, row: Summary): string {
  return VALUES[by](row);
}
