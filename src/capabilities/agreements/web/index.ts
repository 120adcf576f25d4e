import type { AdminSection } from '#ui/desk/admin.ts';
import { page } from '#ui/pages.tsx';
import { agreementsContract } from '../contract.ts';

/** Where administrators write who promises whom how much within which time. */
export function agreementsAdmin(): AdminSection {
  return {
    id: 'agreements',
    label: 'admin.agreements',
    href: '/admin/agreements',
    holders: agreementsContract.grants['agreement.manage'] ?? [],
    pages: [
      page('/admin/agreements', () => import('./pages/AgreementsPage.tsx').then((file) => file.AgreementsPage)),
      page('/admin/agreements/$agreementId', () =>
        import('./pages/AgreementPage.tsx').then((file) => file.AgreementPage),
      ),
    ],
  };
}
