import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const asBrotli = promisify(brotliCompress);
const asGzip = promisify(gzip);

/** Fonts and pictures are compressed by their own kind; of less than a packet there is nothing to gain. */
const TEXT = /\.(js|css|svg|json)$/;
const A_PACKET = 1400;

async function besides(file: string): Promise<void> {
  const content = await readFile(file);
  if (content.length < A_PACKET) return;
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  const [brotli, gzipped] = await Promise.all([asBrotli(content, { params }), asGzip(content, { level: 9 })]);
  await Promise.all([writeFile(`${file}.br`, brotli), writeFile(`${file}.gz`, gzipped)]);
}

/** Lays beside each asset of text what it is as Brotli and as gzip, once and as small as can be: the server sends these. */
export function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const files = Object.keys(bundle).filter((name) => name.startsWith('assets/') && TEXT.test(name));
      await Promise.all(files.map((name) => besides(join(dir, name))));
    },
  };
}
