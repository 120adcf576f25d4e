import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';
import { button } from './scripts/web/button.ts';
import { chunkNames, type Door } from './scripts/web/chunks.ts';
import { compressed } from './scripts/web/compressed.ts';
import { contracts } from './scripts/web/contracts.ts';
import { doors } from './scripts/web/doors.ts';
import { head } from './scripts/web/head.ts';
import { mantineVariables } from './scripts/web/mantine-variables.ts';
import { serviceWorker } from './scripts/web/service-worker.ts';

const SERVER = 'http://localhost:7070';
const root = resolve(import.meta.dirname, 'src/app/web');

const DOORS: readonly Door[] = [
  { name: 'portal', entry: resolve(root, 'portal.tsx'), pages: /\/web\/portal\/pages\// },
  { name: 'signin', entry: resolve(root, 'signin.tsx'), pages: /\/(SignIn|SetUp)Page\.tsx$/ },
  { name: 'desk', entry: resolve(root, 'desk.tsx') },
];

let nameOf: ReturnType<typeof chunkNames> | undefined;

/** The chunk `name`, of what belongs there; `priority` says which of two chunks takes what both need. */
function sharedChunk(name: string, priority: number) {
  return {
    debugName: name,
    priority,
    name: (id: string, bundle: { getModuleInfo: Parameters<typeof chunkNames>[0] }) => {
      nameOf ??= chunkNames((module) => bundle.getModuleInfo(module), DOORS);
      return nameOf(id) === name ? name : null;
    },
  };
}

const web: UserConfig = {
  root,
  publicDir: false,
  plugins: [contracts(), react(), doors(), head(), button(), mantineVariables(), serviceWorker(), compressed()],
  resolve: {
    // The server validates; where a shared module declares a schema, the browser needs none. So zod stays at home.
    alias: [{ find: /^zod$/, replacement: resolve(root, 'zod-in-browser.ts') }],
  },
  server: {
    proxy: {
      '/api': SERVER,
      '/files': SERVER,
      '/plain': SERVER,
      // The page that ends mails is ours; its press is the server's.
      '/mails': { target: SERVER, bypass: ({ method, url }) => (method === 'POST' ? undefined : url) },
    },
  },
  build: {
    outDir: resolve(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    assetsDir: 'assets',
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The form for other sites takes what the doors share; it has no say in what that is.
      input: [...DOORS.map(({ name }) => name), 'ask-us'].map((name) => resolve(root, `${name}.html`)),
      // A schema that a page does not use goes, although declaring it is a call.
      treeshake: { manualPureFunctions: ['z'] },
      output: {
        codeSplitting: {
          groups: [
            // React changes seldom: a chunk of its own stays in people's caches over our releases.
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 5 },
            sharedChunk('doors', 4),
            sharedChunk('portal', 3),
            sharedChunk('signin', 2),
            sharedChunk('portal-pages', 1),
          ],
        },
      },
    },
  },
};

/** The web's build and development server; the tests have their own configuration. */
export default defineConfig(({ mode }) => (mode === 'test' ? {} : web));
