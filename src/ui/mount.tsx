import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { pageLanguage } from './language.ts';
import { type Catalogues, loadCatalogue, TextProvider } from './text.tsx';
import '@fontsource-variable/inter/opsz.css';
import './tokens.css';
import './base.css';

/** Starts an entry: loads the texts of the page's language, then renders once, in the right words and colours. */
export async function mount(catalogues: Catalogues, content: ReactNode): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no root element');
  const first = await loadCatalogue(catalogues, pageLanguage()).catch(() => catalogues.en);
  createRoot(root).render(
    <StrictMode>
      <TextProvider catalogues={catalogues} first={first}>
        {content}
      </TextProvider>
    </StrictMode>,
  );
  void import('./keep-focus.ts').then(
    ({ keepFocus }) => keepFocus(),
    () => undefined,
  );
}
