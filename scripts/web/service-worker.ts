import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Builds the service worker under a name of its own, which stays the same over releases. While developing there is none. */
export function serviceWorker(): Plugin {
  const file = resolve(import.meta.dirname, '../../src/ui/offline/service-worker.ts');
  return {
    name: 'evenkeel:service-worker',
    apply: 'build',
    buildStart() {
      this.emitFile({ type: 'chunk', id: file, fileName: 'service-worker.js', preserveSignature: 'allow-extension' });
    },
  };
}
