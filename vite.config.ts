import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';
import { doors } from './scripts/web/doors.ts';
import { head } from './scripts/web/head.ts';
import { mantineVariables } from './scripts/web/mantine-variables.ts';

const SERVER = 'http://localhost:7070';
const root = resolve(import.meta.dirname, 'src/app/web');

const web: UserConfig = {
  root,
  publicDir: false,
  plugins: [react(), doors(), head(), mantineVariables()],
  resolve: {
    // The browser reads only paths and methods from a contract; the server validates. So zod stays at home.
    alias: [{ find: /^zod$/, replacement: resolve(root, 'zod-in-browser.ts') }],
  },
  server: { proxy: { '/api': SERVER, '/files': SERVER } },
  build: {
    outDir: resolve(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    assetsDir: 'assets',
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['portal', 'desk', 'signin'].map((door) => resolve(root, `${door}.html`)),
      // React changes seldom: a chunk of its own stays in people's caches over our releases.
      output: { codeSplitting: { groups: [{ name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// }] } },
    },
  },
};

/** The web's build and development server; the tests have their own configuration. */
export default defineConfig(({ mode }) => (mode === 'test' ? {} : web));
