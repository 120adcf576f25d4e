import { resolve } from 'node:path';
import type { Plugin } from 'vite';

const NAME = 'ask-us.js';

/**
 * Builds the script that a site of the organisation's own puts into its pages, under a name that never changes. It runs as a
 * classic script among scripts that are not ours, so it is one closed function that needs no other file.
 */
export function button(): Plugin {
  const id = resolve(import.meta.dirname, '../../src/capabilities/sites/web/button.ts');
  return {
    name: 'evenkeel:button',
    apply: 'build',
    buildStart() {
      this.emitFile({ type: 'chunk', id, fileName: NAME });
    },
    generateBundle(_options, bundle) {
      const chunk = bundle[NAME];
      if (chunk?.type !== 'chunk' || chunk.imports.length > 0 || chunk.exports.length > 0) {
        throw new Error('The script for other sites does not stand by itself');
      }
      chunk.code = `(()=>{${chunk.code}})();\n`;
    },
  };
}
