import { resolve } from 'node:path';
import type { Plugin } from 'vite';

const LATIN = /inter-latin-opsz-normal.*\.woff2$/;

/** Ahead of the title: after the character set, before anything that could delay it. */
function insert(html: string, tags: readonly string[]): string {
  return html.replace('<title>', `${tags.join('\n    ')}\n    <title>`);
}

/**
 * Puts into every page's head the small blocking script that sets colours and language before the first paint
 * (a file of its own, so that no inline script needs an exception), and the preload of the Latin letters.
 */
export function head(): Plugin {
  const file = resolve(import.meta.dirname, '../../src/ui/boot.ts');
  return {
    name: 'evenkeel:head',
    buildStart() {
      if (this.environment.mode === 'build') {
        this.emitFile({ type: 'chunk', id: file, name: 'boot', preserveSignature: 'allow-extension' });
      }
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (!bundle) return insert(html, [`<script src="/@fs${file}"></script>`]);
        const boot = Object.values(bundle).find((part) => part.type === 'chunk' && part.name === 'boot');
        const font = Object.keys(bundle).find((name) => LATIN.test(name));
        if (!boot || !font) throw new Error('The boot script or the Latin letters were not built');
        return insert(html, [
          `<script src="/${boot.fileName}"></script>`,
          `<link rel="preload" as="font" type="font/woff2" href="/${font}" crossorigin />`,
        ]);
      },
    },
  };
}
