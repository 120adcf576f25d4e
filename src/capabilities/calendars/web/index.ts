import type { AdminSection } from '#ui/desk/admin.ts';
import { page } from '#ui/pages.tsx';
import { calendarsContract } from '../contract.ts';

/** Where administrators say when work is done. */
export function calendarsAdmin(): AdminSection {
  return {
    id: 'hours',
    label: 'admin.hours',
    href: '/admin/hours',
    holders: calendarsContract.grants['calendar.manage'] ?? [],
    pages: [page('/admin/hours', () => import('./pages/HoursPage.tsx').then((file) => file.HoursPage))],
  };
}
