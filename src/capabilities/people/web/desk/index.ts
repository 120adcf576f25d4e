import type { AdminSection } from '#ui/desk/admin.ts';
import { type Page, page } from '#ui/pages.tsx';
import { peopleContract } from '../../contract.ts';

/** Where administrators say who of an account sees what, and who looks after it on the customer's side. */
export function accountsAdmin(): AdminSection {
  return {
    id: 'accounts',
    label: 'admin.accounts',
    href: '/admin/accounts',
    holders: peopleContract.grants['account.manage'] ?? [],
    pages: [
      page('/admin/accounts', () => import('../pages/AccountsPage.tsx').then((file) => file.AccountsPage)),
      page('/admin/accounts/$accountId', () => import('../pages/AccountPage.tsx').then((file) => file.AccountPage)),
    ],
  };
}

/** Where administrators settle every team, and leads their own. */
export function teamsAdmin(): AdminSection {
  return {
    id: 'teams',
    label: 'admin.teams',
    href: '/admin/teams',
    holders: peopleContract.grants['team.settle'] ?? [],
    pages: [
      page('/admin/teams', () => import('../pages/TeamsPage.tsx').then((file) => file.TeamsPage)),
      page('/admin/teams/$teamId', () => import('../pages/TeamPage.tsx').then((file) => file.TeamPage)),
    ],
  };
}

/** Where people of the desk say how their mails are signed. */
export function signaturePages(): readonly Page[] {
  return [page('/desk/signature', () => import('../pages/SignaturePage.tsx').then((file) => file.SignaturePage))];
}
