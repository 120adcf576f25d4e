import type { AdminSection } from '#ui/desk/admin.ts';
import { page } from '#ui/pages.tsx';
import { calendarsContract } from '../contract.ts';
import type { PinnedSlot } from './parts/pinned-slot.ts';

/** Where administrators say when work is done. `Pinned` says what is counted on older versions of a calendar. */
export function calendarsAdmin({ Pinned }: { readonly Pinned: PinnedSlot }): AdminSection {
  return {
    id: 'hours',
    label: 'admin.hours',
    href: '/admin/hours',
    holders: calendarsContract.grants['calendar.manage'] ?? [],
    pages: [
      page('/admin/hours', () => import('./pages/HoursPage.tsx').then((file) => file.HoursPage)),
      page('/admin/hours/new', () => import('./pages/NewHoursPage.tsx').then((file) => file.NewHoursPage)),
      page('/admin/hours/$calendarId', () =>
        import('./pages/EditHoursPage.tsx').then((file) => file.editHoursPage(Pinned)),
      ),
    ],
  };
}
