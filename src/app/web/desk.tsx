import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import deskEn from '#locales/en/desk.json' with { type: 'json' };
import uiEn from '#locales/en/ui.json' with { type: 'json' };
import { createQueryClient } from '#ui/api.ts';
import { DeskProvider } from '#ui/desk/DeskProvider.tsx';
import { LiveProvider } from '#ui/live.tsx';
import { mount } from '#ui/mount.tsx';
import type { Catalogues } from '#ui/text.tsx';
import { createDeskRouter } from './routes/desk.tsx';

const catalogues: Catalogues = {
  en: { ...uiEn, ...deskEn },
  others: {
    de: async () => {
      const [ui, desk] = await Promise.all([import('#locales/de/ui.json'), import('#locales/de/desk.json')]);
      return { ...ui.default, ...desk.default };
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
