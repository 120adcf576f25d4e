import type { QueueFilter, Show, Summary } from '../queries.ts';

/** The standing views, in order. */
export const VIEWS = ['open', 'unowned', 'mine', 'waiting', 'closed'] as const;
export type View = (typeof VIEWS)[number];

/** The view that an address names, or null for one that does not exist. */
export function viewOf(name: string): View | null {
  return VIEWS.find((view) => view === name) ?? null;
}

const NARROWING = [
  ['team', 'teamId'],
  ['service', 'serviceId'],
  ['requester', 'requesterId'],
] as const;
export type Narrowing = (typeof NARROWING)[number][0];

/** What an address asks for: the view, narrowed by `?team=`, `?service=` and `?requester=`. */
export function filterOf(view: View, search: URLSearchParams): QueueFilter {
  const narrowed = NARROWING.flatMap(([name, field]) => {
    const id = search.get(name);
    return id ? [[field, id] as const] : [];
  });
  return { show: view, ...Object.fromEntries(narrowed) };
}

/** The address of a view. */
export function queueHref(view: View, narrowed: Partial<Readonly<Record<Narrowing, string>>> = {}): string {
  const search = new URLSearchParams(narrowed).toString();
  return `/desk/queue/${view}${search ? `?${search}` : ''}`;
}

/** The address without one of its narrowings, or with it. */
export function withNarrowing(
  view: View,
  search: URLSearchParams,
  change: { name: Narrowing; id: string | null },
): string {
  const kept = new URLSearchParams(search);
  if (change.id === null) kept.delete(change.name);
  else kept.set(change.name, change.id);
  return queueHref(view, Object.fromEntries(kept));
}

const SHOWN: Readonly<Record<Show, (row: Summary, open: boolean, me: string) => boolean>> = {
  open: (_row, open) => open,
  unowned: (row, open) => open && row.owner === null,
  mine: (row, open, me) => open && row.owner?.id === me,
  waiting: (row) => row.state === 'waiting',
  closed: (_row, open) => !open,
  all: () => true,
};

/** Whether a case stands in a view, so that a page can tell what came and what went without asking for the list. */
export function standsIn(
  filter: QueueFilter,
  row: Summary,
  about: { readonly open: boolean; readonly me: string },
): boolean {
  if (filter.teamId !== undefined && row.team?.id !== filter.teamId) return false;
  if (filter.serviceId !== undefined && row.service?.id !== filter.serviceId) return false;
  if (filter.requesterId !== undefined && row.requester.id !== filter.requesterId) return false;
  return SHOWN[filter.show](row, about.open, about.me);
}
