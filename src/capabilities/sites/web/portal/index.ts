import { type Page, page } from '#ui/pages.tsx';

/** The form that sites show in a frame. */
export function formPages(): readonly Page[] {
  return [page('/ask-us', () => import('./pages/FormPage.tsx').then((file) => file.FormPage))];
}
