import { type Page, page } from '#ui/pages.tsx';

export { DRAFTS } from './kept-me.ts';
export { isAtDesk, OwnMenu } from './parts/OwnMenu.tsx';
export { Profile, useMe, useVisitor } from './parts/Profile.tsx';
export { type Installation, installationQuery, type Me, meQuery, visitorQuery } from './queries.ts';
export { signOut } from './sign-in.ts';

/** The pages before the doors: sign-in and the first set-up. */
export function signInPages(): readonly Page[] {
  return [
    page('/signin', () => import('./pages/SignInPage.tsx').then((file) => file.SignInPage)),
    page('/setup', () => import('./pages/SetUpPage.tsx').then((file) => file.SetUpPage)),
  ];
}

/** A person's own page, which stands in the portal. */
export function ownPages(): readonly Page[] {
  return [page('/me', () => import('./pages/MePage.tsx').then((file) => file.MePage))];
}
