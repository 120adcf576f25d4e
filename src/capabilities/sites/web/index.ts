import type { AdminSection } from '#ui/desk/admin.ts';
import { page } from '#ui/pages.tsx';
import { sitesContract } from '../contract.ts';

/** Where administrators say which sites may show it. */
export function sitesAdmin(): AdminSection {
  return {
    id: 'sites',
    label: 'admin.sites',
    href: '/admin/sites',
    holders: sitesContract.grants['site.manage'] ?? [],
    pages: [page('/admin/sites', () => import('./pages/SitesPage.tsx').then((file) => file.SitesPage))],
  };
}
