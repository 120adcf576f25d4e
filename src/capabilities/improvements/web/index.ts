import { lazy } from '#ui/lazy.tsx';
import { type Page, page } from '#ui/pages.tsx';

/** Suggests an improvement from a case; its code comes when somebody does. */
export const SuggestImprovement = lazy(() => import('./parts/SuggestDialog.tsx').then((file) => file.SuggestDialog));

/** What was suggested from a case, and at its end the question whether it could go better; its code comes with the case. */
export const CaseImprovements = lazy(() =>
  import('./parts/CaseImprovements.tsx').then((file) => file.CaseImprovements),
);

/** The register of improvements, and the page of one. */
export function improvementPages(): readonly Page[] {
  return [
    page('/desk/improvements', () => import('./pages/RegisterPage.tsx').then((file) => file.RegisterPage)),
    page('/desk/improvements/$id', () => import('./pages/ImprovementPage.tsx').then((file) => file.ImprovementPage)),
  ];
}
