import { lazy } from '#ui/lazy.tsx';
import { type Page, page } from '#ui/pages.tsx';

export { NoticeBell } from './parts/NoticeBell.tsx';

/** What I was told, over whatever page I am on; its code comes when it is asked for. */
export const Notices = lazy(() => import('./parts/NoticesDialog.tsx').then((file) => file.NoticesDialog));

/** The page of the desk on which people choose how notices come by mail. */
export function noticePages(): readonly Page[] {
  return [page('/desk/notices', () => import('./pages/ByMailPage.tsx').then((file) => file.ByMailPage))];
}
