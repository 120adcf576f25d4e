import { QueryClientProvider } from '@tanstack/react-query';
import deskDe from '#locales/de/desk.json' with { type: 'json' };
import portalDe from '#locales/de/portal.json' with { type: 'json' };
import uiDe from '#locales/de/ui.json' with { type: 'json' };
import accountEn from '#locales/en/account.json' with { type: 'json' };
import deskEn from '#locales/en/desk.json' with { type: 'json' };
import portalEn from '#locales/en/portal.json' with { type: 'json' };
import uiEn from '#locales/en/ui.json' with { type: 'json' };
import { createQueryClient } from '#ui/api.ts';
import { DeskProvider } from '#ui/desk/DeskProvider.tsx';
import { mount } from '#ui/mount.tsx';
import { DocumentPage, page } from '#ui/pages.tsx';
import './kit.css';

/*
 * The kit: every part in every state, and the shells around sample content, for looking at them while building.
 * Served at /desk/kit in development; it is no entry of the build.
 */
const PAGES = [
  page('/desk/kit', () => import('./PartsPage.tsx').then((file) => file.PartsPage)),
  page('/desk/kit/desk', () => import('./ShellPages.tsx').then((file) => file.DeskSample)),
  page('/desk/kit/case', () => import('./ShellPages.tsx').then((file) => file.CaseSample)),
  page('/desk/kit/portal', () => import('./ShellPages.tsx').then((file) => file.PortalSample)),
  page('/desk/kit/signin', () => import('./ShellPages.tsx').then((file) => file.SignInSample)),
];

void mount(
  {
    en: { ...uiEn, ...accountEn, ...deskEn, ...portalEn },
    others: { de: () => Promise.resolve({ ...uiDe, ...deskDe, ...portalDe }) },
  },
  <QueryClientProvider client={createQueryClient()}>
    <DeskProvider>
      <DocumentPage pages={PAGES} />
    </DeskProvider>
  </QueryClientProvider>,
);
