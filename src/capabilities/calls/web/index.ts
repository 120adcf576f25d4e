import type { AdminSection } from '#ui/desk/admin.ts';
import { lazy } from '#ui/lazy.tsx';
import { page } from '#ui/pages.tsx';
import { callsContract } from '../contract.ts';

/** Which calls about a case nobody has returned yet; its code comes with the case. */
export const MissedCalls = lazy(() => import('./parts/MissedCalls.tsx').then((file) => file.MissedCalls));

/** When somebody called, on a row; its code comes with the first row that a call stands on. */
export const MissedMark = lazy(() => import('./parts/MissedMark.tsx').then((file) => file.MissedMark), { quiet: true });

/** Writes down a call that nobody answered; its code comes when somebody does. */
export const MissedCallForm = lazy(() => import('./parts/MissedCallForm.tsx').then((file) => file.MissedCallForm));

/** Where administrators say whose numbers are called, and let a telephone system tell of missed calls. */
export function telephoneAdmin(): AdminSection {
  return {
    id: 'telephone',
    label: 'admin.telephone',
    href: '/admin/telephone',
    holders: callsContract.grants['call.manage'] ?? [],
    pages: [page('/admin/telephone', () => import('./pages/TelephonePage.tsx').then((file) => file.TelephonePage))],
  };
}
