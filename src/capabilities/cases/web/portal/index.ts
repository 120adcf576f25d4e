import { type Page, page } from '#ui/pages.tsx';

/** The pages on which a customer asks and follows what becomes of it. */
export function portalPages(): readonly Page[] {
  return [
    page('/', () => import('./pages/HomePage.tsx').then((file) => file.HomePage)),
    page('/ask', () => import('./pages/AskPage.tsx').then((file) => file.AskPage)),
    page('/cases', () => import('./pages/CasesPage.tsx').then((file) => file.CasesPage)),
    page('/cases/$number', () => import('./pages/StoryPage.tsx').then((file) => file.StoryPage)),
  ];
}
