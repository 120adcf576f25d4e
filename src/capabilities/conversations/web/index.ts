import type { AdminSection } from '#ui/desk/admin.ts';
import { page } from '#ui/pages.tsx';
import { conversationsContract } from '../contract.ts';

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
