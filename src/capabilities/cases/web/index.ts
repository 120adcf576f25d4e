import type { AdminSection } from '#ui/desk/admin.ts';
import { lazy } from '#ui/lazy.tsx';
import { type Page, page } from '#ui/pages.tsx';
import { casesContract } from '../contract.ts';
import type { CaseSlots } from './slots.ts';

export { firstNameOf } from './parts/names.ts';
export { useMay, useMayWork } from './parts/rights.ts';
export type { Detail as CaseShown } from './queries.ts';
export type {
  CaseSlots,
  HelpersSlot,
  MissedCallSlot,
  MissedCallsSlot,
  ReferSlot,
  StepsSlot,
} from './slots.ts';

/** Finds cases, people and what can be done here; its code comes when somebody searches. */
export const SearchDialog = lazy(() => import('./parts/SearchDialog.tsx').then((file) => file.SearchDialog));

/** Says what the draft of an agreement would have owed a real case; its code comes with the agreement's page. */
export const AgreementTrial = lazy(() =>
  import('./parts/agreements/AgreementTrial.tsx').then((file) => file.AgreementTrial),
);

/** Says how the promises of last month would have gone under the draft of an agreement. */
export const AgreementMonth = lazy(() =>
  import('./parts/agreements/AgreementMonth.tsx').then((file) => file.AgreementMonth),
);

/** Where leads and administrators write macros. */
export function macrosAdmin(): AdminSection {
  return {
    id: 'macros',
    label: 'admin.macros',
    href: '/admin/macros',
    holders: casesContract.grants['macro.manage'] ?? [],
    pages: [page('/admin/macros', () => import('./pages/MacrosPage.tsx').then((file) => file.MacrosPage))],
  };
}

/** The pages of the desk on which cases are found and worked. `slots` fill the places that they leave. */
export function deskPages(slots: CaseSlots): readonly Page[] {
  return [
    page('/desk/today', () => import('./pages/TodayPage.tsx').then((file) => file.todayPage(slots))),
    page('/desk/queue', () => import('./pages/QueuePage.tsx').then((file) => file.queuePage(slots))),
    page('/desk/queue/$view', () => import('./pages/QueuePage.tsx').then((file) => file.queuePage(slots))),
    page('/desk/search', () => import('./pages/SearchPage.tsx').then((file) => file.SearchPage)),
    page('/desk/away', () => import('./pages/AwayPage.tsx').then((file) => file.AwayPage)),
    page('/desk/people/$id', () => import('./pages/CustomerPage.tsx').then((file) => file.CustomerPage)),
    page('/desk/case/new', () => import('./pages/NewCasePage.tsx').then((file) => file.newCasePage(slots))),
    page('/desk/case/$number', () => import('./pages/CasePage.tsx').then((file) => file.casePage(slots))),
  ];
}
