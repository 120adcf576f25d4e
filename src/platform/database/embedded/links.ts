import { lstat, readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

interface LinkEntry {
  readonly source: string;
  readonly target: string;
}

/**
 * Makes the library links that an installation without install scripts leaves out (npm packages cannot
 * hold links; this one lists them in pg-symlinks.json). Answers how many were missing; throws the error of
 * the file system when they cannot be written there.
 */
export async function makeMissingLinks(native: string): Promise<number> {
  let made = 0;
  for (const { source, target } of await readLinks(native)) {
    const link = join(dirname(native), target);
    const present = await lstat(link).then(
      () => true,
      () => false,
    );
    if (!present) {
      await symlink(basename(source), link).catch(ignoreExisting);
      made += 1;
    }
  }
  return made;
}

async function readLinks(native: string): Promise<readonly LinkEntry[]> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const entries: unknown = JSON.parse(text);
  return Array.isArray(entries) ? entries.filter(isLinkEntry) : [];
}

function isLinkEntry(entry: unknown): entry is LinkEntry {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'source' in entry &&
    'target' in entry &&
    typeof entry.source === 'string' &&
    typeof entry.target === 'string'
  );
}

/** Another start may make the same link at the same moment. */
function ignoreExisting(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
}
