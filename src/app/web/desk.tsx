import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { Catalogue } from '#kernel/messages.ts';
import deskEn from '#locales/en/desk.json' with { type: 'json' };
import factsEn from '#locales/en/facts.json' with { type: 'json' };
import uiEn from '#locales/en/ui.json' with { type: 'json' };
import { createQueryClient } from '#ui/api.ts';
import { DeskProvider } from '#ui/desk/DeskProvider.tsx';
import { LiveProvider } from '#ui/live.tsx';
import { mount } from '#ui/mount.tsx';
import type { Catalogues } from '#ui/text.tsx';
import { createDeskRouter } from './routes/desk.tsx';

/** A fact may be named like a text of the desk (`promise.kept`), so the sentences of facts have a place of their own. */
function told(facts: Catalogue): Catalogue {
  return Object.fromEntries(Object.entries(facts).map(([kind, sentence]) => [`fact.${kind}`, sentence]));
}

const catalogues: Catalogues = {
  en: { ...told(factsEn), ...uiEn, ...deskEn },
  others: {
    de: async () => {
      const [facts, ui, desk] = await Promise.all([
        import('#locales/de/facts.json'),
        import('#locales/de/ui.json'),
        import('#locales/de/desk.json'),
      ]);
      return { ...told(facts.default), ...ui.default, ...desk.default };
    },
  },
};

const queries = createQueryClient();

void mount(
  catalogues,
  <QueryClientProvider client={queries}>
    <DeskProvider>
      <LiveProvider>
        <RouterProvider router={createDeskRouter()} />
      </LiveProvider>
    </DeskProvider>
  </QueryClientProvider>,
);
