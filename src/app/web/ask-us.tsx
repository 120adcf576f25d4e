import { QueryClientProvider } from '@tanstack/react-query';
import askUsEn from '#locales/en/ask-us.json' with { type: 'json' };
import uiEn from '#locales/en/ui.json' with { type: 'json' };
import { createQueryClient } from '#ui/api.ts';
import { mount } from '#ui/mount.tsx';
import { DocumentPage } from '#ui/pages.tsx';
import type { Catalogues } from '#ui/text.tsx';
import { FORM_PAGES } from './routes/ask-us.ts';

const catalogues: Catalogues = {
  en: { ...uiEn, ...askUsEn },
  others: {
    de: async () => {
      const [ui, askUs] = await Promise.all([import('#locales/de/ui.json'), import('#locales/de/ask-us.json')]);
      return { ...ui.default, ...askUs.default };
    },
  },
};

/** The site may have settled what would follow the visitor otherwise: it knows its own language and colours. */
function followSite(asked: URLSearchParams): void {
  const root = document.documentElement;
  const [language, scheme] = [asked.get('language'), asked.get('scheme')];
  if (language === 'en' || language === 'de') root.lang = language;
  if (scheme === 'light' || scheme === 'dark') root.setAttribute('data-mantine-color-scheme', scheme);
}

followSite(new URLSearchParams(window.location.search));

void mount(
  catalogues,
  <QueryClientProvider client={createQueryClient()}>
    <DocumentPage pages={FORM_PAGES} />
  </QueryClientProvider>,
);
