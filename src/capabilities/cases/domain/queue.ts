/** The standing views of the queue, in order. */
export const VIEWS = ['open', 'unowned', 'mine', 'waiting', 'closed'] as const;
export type View = (typeof VIEWS)[number];

/** Which cases a list shows. */
export const SHOWS = [...VIEWS, 'all'] as const;
export type Show = (typeof SHOWS)[number];

/** In which order: next promise first, newest first, or who has waited longest for a word from us. */
export const ORDERS = ['next', 'newest', 'quiet'] as const;
export type QueueOrder = (typeof ORDERS)[number];

/** By what the cases of a view can be gathered under headings on the server. */
export const GROUPINGS = ['state', 'owner', 'team', 'service', 'account', 'priority'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Stands for no owner and no team, where an id could stand. */
export const NOBODY = 'none';

/** More headings than these nobody reads: the view is to be narrowed first. */
export const GROUPS_AT_MOST = 300;
/** So many headings may share one page of a list. */
export const GROUPS_PER_PAGE = 50;

/** Whether a view shows open cases alone. Closed ones come newest first and are not gathered: there are too many. */
export function showsOpen(show: Show): boolean {
  return show !== 'closed' && show !== 'all';
}
