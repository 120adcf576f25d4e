import type { AdminSection } from '#ui/desk/admin.ts';
import { page } from '#ui/pages.tsx';
import { agreementsContract } from '../contract.ts';
import type { AgreementSlots } from './slots.ts';

export { RuleName, WhyNot } from './parts/RuleWords.tsx';

/** Where administrators write who promises whom how much within which time. `slots` say what a draft would have done. */
export function agreementsAdmin(slots: AgreementSlots): AdminSection {
  return {
    id: 'agreements',
    label: 'admin.agreements',
    href: '/admin/agreements',
    holders: agreementsContract.grants['agreement.manage'] ?? [],
    pages: [
      page('/admin/agreements', () => import('./pages/AgreementsPage.tsx').then((file) => file.AgreementsPage)),
      page('/admin/agreements/$agreementId', () =>
        import('./pages/AgreementPage.tsx').then((file) => file.agreementPage(slots)),
      ),
    ],
  };
}
