import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { NoPage, type Page, PageFrame } from '#ui/pages.tsx';
import { DeskFrame } from './DeskFrame.tsx';

/** The pages of the desk, below `/desk`. */
export const DESK_PAGES: readonly Page[] = [];

const rootRoute = createRootRoute({ component: DeskFrame, notFoundComponent: () => <NoPage home="/desk" /> });

function routeOf(entry: Page) {
  const route = createRoute({
    getParentRoute: () => rootRoute,
    path: entry.path,
    component: function DeskRoute() {
      return <PageFrame page={entry} params={route.useParams()} />;
    },
  });
  return route;
}

/** Search parameters stay plain text in the address: a view is a link that people read and send. */
function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

function stringifySearch(search: Record<string, unknown>): string {
  const entries = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
  const query = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
  return query ? `?${query}` : '';
}

/** The desk's router over its pages. */
export function createDeskRouter() {
  return createRouter({
    routeTree: rootRoute.addChildren(DESK_PAGES.map(routeOf)),
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
  });
}
