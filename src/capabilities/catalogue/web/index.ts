import type { AdminSection } from '#ui/desk/admin.ts';
import { page } from '#ui/pages.tsx';
import { catalogueContract } from '../contract.ts';

/** Where administrators write what can be asked about. */
export function servicesAdmin(): AdminSection {
  return {
    id: 'services',
    label: 'admin.services',
    href: '/admin/services',
    holders: catalogueContract.grants['service.manage'] ?? [],
    pages: [page('/admin/services', () => import('./pages/ServicesPage.tsx').then((file) => file.ServicesPage))],
  };
}

/** Where administrators write what can be requested. */
export function catalogueAdmin(): AdminSection {
  return {
    id: 'requests',
    label: 'admin.requests',
    href: '/admin/requests',
    holders: catalogueContract.grants['request-item.manage'] ?? [],
    pages: [
      page('/admin/requests', () => import('./pages/OffersPage.tsx').then((file) => file.OffersPage)),
      page('/admin/requests/new', () => import('./pages/NewOfferPage.tsx').then((file) => file.NewOfferPage)),
      page('/admin/requests/$itemId', () => import('./pages/OfferPage.tsx').then((file) => file.OfferPage)),
    ],
  };
}
