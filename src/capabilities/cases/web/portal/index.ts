import { type Page, page } from '#ui/pages.tsx';
import type { LoadStorySlots } from './slots.ts';

/** The pages on which a customer asks and follows what becomes of it. `slots` add to the story. */
export function portalPages(slots: LoadStorySlots): readonly Page[] {
  return [
    page('/', () => import('./pages/HomePage.tsx').then((file) => file.HomePage)),
    page('/ask', () => import('./pages/AskPage.tsx').then((file) => file.AskPage)),
    page('/ask/who', () => import('./pages/WhoPage.tsx').then((file) => file.WhoPage)),
    page('/requests', () => import('./pages/RequestsPage.tsx').then((file) => file.RequestsPage)),
    page('/requests/$slug', () => import('./pages/RequestPage.tsx').then((file) => file.RequestPage)),
    page('/asked/$number', () => import('./pages/DecidePage.tsx').then((file) => file.DecidePage)),
    page('/offline', () => import('./pages/OfflinePage.tsx').then((file) => file.OfflinePage)),
    page('/cases', () => import('./pages/CasesPage.tsx').then((file) => file.CasesPage)),
    page('/cases/$number', () => import('./pages/StoryPage.tsx').then((file) => file.storyPage(slots))),
  ];
}
