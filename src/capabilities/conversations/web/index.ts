import type { AdminSection } from '#ui/desk/admin.ts';
import { lazy } from '#ui/lazy.tsx';
import { type Page, page } from '#ui/pages.tsx';
import { conversationsContract } from '../contract.ts';

export { fill, firstUnfilled, type Values, variablesIn } from '../domain/snippet.ts';
export { type Snippet, snippetsQuery } from './snippets.ts';

/** Where leads and administrators keep the snippets that are shared. */
export function snippetsAdmin(): AdminSection {
  return {
    id: 'snippets',
    label: 'admin.snippets',
    href: '/admin/snippets',
    holders: ['lead', 'admin'],
    pages: [page('/admin/snippets', () => import('./pages/SnippetsPage.tsx').then((file) => file.SharedSnippetsPage))],
  };
}

/** Where everybody keeps their own. */
export function snippetPages(): readonly Page[] {
  return [page('/desk/snippets', () => import('./pages/SnippetsPage.tsx').then((file) => file.OwnSnippetsPage))];
}

/** A mail as it came, in a dialog; its code comes when somebody asks. */
export const MailAsItCame = lazy(() => import('./parts/MailAsItCame.tsx').then((file) => file.MailAsItCame));

/** Where administrators see how mail comes and goes, what is held back, and what our mails look like. */
export function mailAdmin(): AdminSection {
  return {
    id: 'mail',
    label: 'admin.mail',
    href: '/admin/mail',
    holders: conversationsContract.grants['mail.manage'] ?? [],
    pages: [
      page('/admin/mail', () => import('./pages/MailPage.tsx').then((file) => file.MailPage)),
      page('/admin/mail/samples', () => import('./pages/SamplesPage.tsx').then((file) => file.SamplesPage)),
    ],
  };
}
