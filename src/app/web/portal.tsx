import { QueryClientProvider } from '@tanstack/react-query';
import portalEn from '#locales/en/portal.json' with { type: 'json' };
import uiEn from '#locales/en/ui.json' with { type: 'json' };
import { createQueryClient } from '#ui/api.ts';
import { mount } from '#ui/mount.tsx';
import { DocumentPage } from '#ui/pages.tsx';
import type { Catalogues } from '#ui/text.tsx';
import { PortalFrame } from './routes/PortalFrame.tsx';
import { PORTAL_PAGES } from './routes/portal.ts';

const catalogues: Catalogues = {
  en: { ...uiEn, ...portalEn },
  others: {
    de: async () => {
      const [ui, portal] = await Promise.all([import('#locales/de/ui.json'), import('#locales/de/portal.json')]);
      return { ...ui.default, ...portal.default };
    },
  },
};

void mount(
  catalogues,
  <QueryClientProvider client={createQueryClient()}>
    <PortalFrame>
      <DocumentPage pages={PORTAL_PAGES} />
    </PortalFrame>
  </QueryClientProvider>,
);
