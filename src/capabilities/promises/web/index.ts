import { lazy } from '#ui/lazy.tsx';
import { type Page, page } from '#ui/pages.tsx';

export { numberIn, shareIn } from './parts/shares.ts';
export { usePausesToReview } from './parts/usePausesToReview.ts';
export { shownState } from './shown.ts';

/** Says why a promise is due when it is; its code comes when somebody asks. */
export const ExplainDialog = lazy(() => import('./parts/ExplainDialog.tsx').then((file) => file.ExplainDialog));

/** Says how many open promises are counted on a calendar; for whoever changes its hours. */
export const PinnedPromises = lazy(() => import('./parts/PinnedPromises.tsx').then((file) => file.PinnedPromises));

/** The pages of the desk on which promises stand beside each other. */
export function promisePages(): readonly Page[] {
  return [
    page('/desk/promises', () => import('./pages/PromisesPage.tsx').then((file) => file.PromisesPage)),
    page('/desk/promises/kept', () => import('./pages/FiguresPage.tsx').then((file) => file.FiguresPage)),
    page('/desk/promises/pauses', () => import('./pages/PausesPage.tsx').then((file) => file.PausesPage)),
  ];
}
