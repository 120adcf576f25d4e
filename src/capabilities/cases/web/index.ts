import { lazy } from 'react';
import { type Page, page } from '#ui/pages.tsx';

export { useMay } from './parts/rights.ts';

/** Finds a case by words or number; its code comes when somebody searches. */
export const SearchDialog = lazy(() =>
  import('./parts/SearchDialog.tsx').then((file) => ({ default: file.SearchDialog })),
);

/** Says what the draft of an agreement would have owed a real case; its code comes with the agreement's page. */
export const AgreementTrial = lazy(() =>
  import('./parts/agreements/AgreementTrial.tsx').then((file) => ({ default: file.AgreementTrial })),
);

/** Says how the promises of last month would have gone under the draft of an agreement. */
export const AgreementMonth = lazy(() =>
  import('./parts/agreements/AgreementMonth.tsx').then((file) => ({ default: file.AgreementMonth })),
);

/** The pages of the desk on which cases are found and worked. */
export function deskPages(): readonly Page[] {
  return [
    page('/desk/today', () => import('./pages/TodayPage.tsx').then((file) => file.TodayPage)),
    page('/desk/queue', () => import('./pages/QueuePage.tsx').then((file) => file.QueuePage)),
    page('/desk/queue/$view', () => import('./pages/QueuePage.tsx').then((file) => file.QueuePage)),
    page('/desk/away', () => import('./pages/AwayPage.tsx').then((file) => file.AwayPage)),
    page('/desk/case/new', () => import('./pages/NewCasePage.tsx').then((file) => file.NewCasePage)),
    page('/desk/case/$number', () => import('./pages/CasePage.tsx').then((file) => file.CasePage)),
  ];
}
