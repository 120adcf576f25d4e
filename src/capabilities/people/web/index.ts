import { type Page, page } from '#ui/pages.tsx';

export { isAtDesk } from './desk.ts';
export { OwnMenu } from './parts/OwnMenu.tsx';
export { Profile, useMe } from './parts/Profile.tsx';
export { useKnownVisitor, useVisit, type Visit, Visitors } from './parts/Visit.tsx';
export { type Installation, installationQuery, type Me, meQuery, useChangeMe } from './queries.ts';

/** The pages before the doors: sign-in, the first set-up, and the end of mails that nobody needs. */
export function signInPages(): readonly Page[] {
  return [
    page('/signin', () => import('./pages/SignInPage.tsx').then((file) => file.SignInPage)),
    page('/mails/$mail/$token', () => import('./pages/StopMailsPage.tsx').then((file) => file.StopMailsPage)),
    page('/setup', () => import('./pages/SetUpPage.tsx').then((file) => file.SetUpPage)),
  ];
}

/** A person's own page, which stands in the portal. */
export function ownPages(): readonly Page[] {
  return [page('/me', () => import('./pages/MePage.tsx').then((file) => file.MePage))];
}
