import { createRootRoute, createRoute, createRouter, Outlet, redirect, useRouterState } from '@tanstack/react-router';
import { Suspense } from 'react';
import { MissedCallForm, MissedCalls, MissedMark } from '#capabilities/calls/web/index.ts';
import { deskPages } from '#capabilities/cases/web/index.ts';
import { snippetPages } from '#capabilities/conversations/web/index.ts';
import { AnswersOwed, peopleSayPages, SaidOfCase, SharedFeedback } from '#capabilities/feedback/web/index.ts';
import { CaseImprovements, improvementPages, SuggestImprovement } from '#capabilities/improvements/web/index.ts';
import { noticePages } from '#capabilities/notices/web/index.ts';
import { signaturePages } from '#capabilities/people/web/desk/index.ts';
import { promisePages } from '#capabilities/promises/web/index.ts';
import { Refer, Referred, SharedReferrals } from '#capabilities/referrals/web/index.ts';
import { CameBack, Reminding, RemindMe } from '#capabilities/reminders/web/index.ts';
import {
  AskedOfYou,
  AskForHelp,
  Helpers,
  SharedSteps,
  StepsCount,
  StepsTried,
  swarmPages,
} from '#capabilities/troubleshooting/web/index.ts';
import { DeskPage } from '#ui/desk/DeskShell.tsx';
import { lazy } from '#ui/lazy.tsx';
import { NoPage, type Page, PageFrame, page } from '#ui/pages.tsx';
import { ADMIN_SECTIONS } from './admin.ts';
import { DeskFrame } from './DeskFrame.tsx';

/** The pages of the desk, below `/desk`. */
const PAGES: readonly Page[] = [
  ...deskPages({
    Steps: StepsTried,
    StepsCount,
    AskForHelp,
    Helpers,
    SharedSteps,
    SharedReferrals,
    SharedFeedback,
    AnswersOwed,
    SaidOfCase,
    AskedOfYou,
    Refer,
    Referred,
    SuggestImprovement,
    Improvements: CaseImprovements,
    RemindMe,
    Reminding,
    CameBack,
    MissedCalls,
    MissedMark,
    MissedCallForm,
  }),
  ...swarmPages(),
  ...improvementPages(),
  ...promisePages(),
  ...peopleSayPages(),
  ...noticePages(),
  ...snippetPages(),
  ...signaturePages(),
  page('/desk/keys', () => import('#ui/keyboard/KeysPage.tsx').then((file) => file.KeysPage)),
];

const ADMIN_PAGES: readonly Page[] = ADMIN_SECTIONS.flatMap(({ pages }) => pages);

/** What stands where the desk has no page, below its bar as everything else. */
function NothingHere() {
  return (
    <DeskPage title="Evenkeel">
      <NoPage home="/desk/today" />
    </DeskPage>
  );
}

const rootRoute = createRootRoute({ component: DeskFrame, notFoundComponent: NothingHere });

/** The desk begins with what is owed today. */
const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/desk',
  beforeLoad: () => {
    throw redirect({ to: '/desk/today', replace: true });
  },
});

/** The settings' code comes when somebody goes there. */
const AdminFrame = lazy(() => import('./AdminFrame.tsx').then((file) => file.AdminFrame));

const adminRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin',
  component: function AdminRoute() {
    const path = useRouterState({ select: (state) => state.location.pathname });
    return (
      <Suspense fallback={null}>
        <AdminFrame path={path}>
          <Outlet />
        </AdminFrame>
      </Suspense>
    );
  },
});

/** A page of the settings, in their frame. */
function adminRouteOf(entry: Page) {
  const route = createRoute({
    getParentRoute: () => adminRoute,
    path: entry.path.replace(/^\/admin/, ''),
    component: function AdminPageRoute() {
      return <PageFrame page={entry} params={route.useParams()} />;
    },
  });
  return route;
}

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
    routeTree: rootRoute.addChildren([
      startRoute,
      adminRoute.addChildren(ADMIN_PAGES.map(adminRouteOf)),
      ...PAGES.map(routeOf),
    ]),
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
  });
}
