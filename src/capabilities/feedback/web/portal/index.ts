import { lazy } from '#ui/lazy.tsx';
import { type Page, page } from '#ui/pages.tsx';

/** How it was, in the story of a case; its code comes with a case that is done. */
export const Feedback = lazy(() => import('./Feedback.tsx').then((file) => file.Feedback));

/** The page of the portal to which the links of our mails lead. */
export function feedbackPages(): readonly Page[] {
  return [page('/cases/$number/feedback', () => import('./FeedbackPage.tsx').then((file) => file.FeedbackPage))];
}
