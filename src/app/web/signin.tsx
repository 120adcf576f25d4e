import { QueryClientProvider } from '@tanstack/react-query';
import signInEn from '#locales/en/signin.json' with { type: 'json' };
import uiEn from '#locales/en/ui.json' with { type: 'json' };
import { createQueryClient } from '#ui/api.ts';
import { mount } from '#ui/mount.tsx';
import { DocumentPage } from '#ui/pages.tsx';
import type { Catalogues } from '#ui/text.tsx';
import { SIGN_IN_PAGES } from './routes/signin.ts';

const catalogues: Catalogues = {
  en: { ...uiEn, ...signInEn },
  others: {
    de: async () => {
      const [ui, signIn] = await Promise.all([import('#locales/de/ui.json'), import('#locales/de/signin.json')]);
      return { ...ui.default, ...signIn.default };
    },
  },
};

void mount(
  catalogues,
  <QueryClientProvider client={createQueryClient()}>
    <DocumentPage pages={SIGN_IN_PAGES} />
  </QueryClientProvider>,
);
