import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { step } from './say.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const STAMP = join(ROOT, 'dist/web.stamp');

/** What the web is built from; a change in any of it builds anew. */
const SOURCES = [
  'src/ui',
  'src/kernel',
  'src/app/web',
  'src/capabilities',
  'locales',
  'scripts/web',
  'vite.config.ts',
  'package-lock.json',
];

async function filesBelow(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => null);
  if (entries === null) return existsSync(path) ? [path] : [];
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function fingerprint(): Promise<string> {
  const files = (await Promise.all(SOURCES.map((source) => filesBelow(join(ROOT, source))))).flat().sort();
  const hash = createHash('sha256');
  for (const file of files.filter((name) => !/\.(test\.tsx?|sql|eml|md)$|\/server\//.test(name))) {
    hash.update(file.slice(ROOT.length)).update(await readFile(file));
  }
  return hash.digest('hex');
}

/** In a process of its own: what a build needs of memory, the program that follows does not keep. */
async function runVite(signal: AbortSignal | undefined): Promise<void> {
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--logLevel', 'error', '--mode', 'production'];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    ...(signal ? { signal } : {}),
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error('The web could not be built; what is wrong stands above.');
}

/** Builds the web unless it is built from these very sources already. */
export async function buildWeb(signal?: AbortSignal): Promise<void> {
  const wanted = await fingerprint();
  const built = await readFile(STAMP, 'utf8').catch(() => '');
  if (built === wanted && existsSync(join(ROOT, 'dist/web/manifest.json'))) return;
  await step('The web is built', async () => {
    await runVite(signal);
    await mkdir(join(ROOT, 'dist'), { recursive: true });
    await writeFile(STAMP, wanted);
  });
}
