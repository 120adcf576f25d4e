import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { deskPages } from '#capabilities/cases/web/index.ts';
import { NoPage, type Page, PageFrame } from '#ui/pages.tsx';
import { DeskFrame } from './DeskFrame.tsx';

/** The pages of the desk, below `/desk`. */
const PAGES: readonly Page[] = deskPages();

const rootRoute = createRootRoute({ component: DeskFrame, notFoundComponent: () => <NoPage home="/desk/today" /> });

/** The desk begins with what is owed today. */
const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/desk',
  beforeLoad: () => {
    throw redirect({ to: '/desk/today', replace: true });
  },
});

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

/** Fetches the pages' code once the first one stands, so that going to another is instant. */
function prefetchPages(): void {
  for (const { prefetch } of PAGES) prefetch();
}

/** The desk's router over its pages. */
export function createDeskRouter() {
  window.addEventListener('load', () => setTimeout(prefetchPages, 2000), { once: true });
  return createRouter({
    routeTree: rootRoute.addChildren([startRoute, ...PAGES.map(routeOf)]),
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
  });
}
