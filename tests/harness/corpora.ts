import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * The folder `name` of public fixtures that are too large or too foreign to live in this repository: below
 * CORPORA_DIR, else in ../shared/corpora beside the checkout. Null when there is none; the test then skips and says why.
 */
export function corporaFolder(name: string): string | null {
  const root = process.env.CORPORA_DIR ?? resolve(import.meta.dirname, '../../../shared/corpora');
  const folder = join(root, name);
  return existsSync(folder) ? folder : null;
}
