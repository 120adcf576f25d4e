import type { AdminSection } from '#ui/desk/admin.ts';
import { lazy } from '#ui/lazy.tsx';
import { page } from '#ui/pages.tsx';
import { referralsContract } from '../contract.ts';

/** Tells a customer who outside can help; its code comes when somebody does. */
export const Refer = lazy(() => import('./parts/ReferDialog.tsx').then((file) => file.ReferDialog));

/** To whom outside a case was referred, and what became of it; its code comes with the case. */
export const Referred = lazy(() => import('./parts/Referred.tsx').then((file) => file.Referred));

/** To whom a customer was referred, as they read it; its code comes when somebody looks. */
export const SharedReferrals = lazy(() => import('./parts/SharedReferrals.tsx').then((file) => file.SharedReferrals));

/** Where managers and administrators keep the directory of outside parties. */
export function directoryAdmin(): AdminSection {
  return {
    id: 'directory',
    label: 'admin.directory',
    href: '/admin/directory',
    holders: referralsContract.grants['party.manage'] ?? [],
    pages: [page('/admin/directory', () => import('./pages/DirectoryPage.tsx').then((file) => file.DirectoryPage))],
  };
}
