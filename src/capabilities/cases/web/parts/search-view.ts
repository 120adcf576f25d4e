/** Which of the cases that were found are shown. */
export const SHOWN = ['all', 'open', 'done'] as const;
export type Shown = (typeof SHOWN)[number];

/** What the search page asks for, as its address says it. */
export interface SearchView {
  readonly q: string;
  readonly show?: Shown;
  readonly team?: string;
  readonly service?: string;
}

/** The address of a search; what is not narrowed is left out. */
export function searchHref({ q, show = 'all', team = '', service = '' }: SearchView): string {
  const search = new URLSearchParams({ q });
  if (show !== 'all') search.set('show', show);
  if (team !== '') search.set('team', team);
  if (service !== '') search.set('service', service);
  return `/desk/search?${search}`;
}

/** What an address asks for. */
export function searchViewOf(search: URLSearchParams): Required<SearchView> {
  return {
    q: search.get('q')?.trim() ?? '',
    show: SHOWN.find((one) => one === search.get('show')) ?? 'all',
    team: search.get('team') ?? '',
    service: search.get('service') ?? '',
  };
}
