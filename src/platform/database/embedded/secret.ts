import { randomBytes } from 'node:crypto';
import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The owner's password of a data folder's database, made on first use; kept in `postgres.secret` (0600). */
export async function ownSecret(dataFolder: string): Promise<string> {
  const file = join(dataFolder, 'postgres.secret');
  const known = (await readFile(file, 'utf8').catch(ignoreMissing)).trim();
  if (known !== '') return known;
  const secret = randomBytes(24).toString('base64url');
  await writeFile(`${file}.new`, `${secret}\n`, { mode: 0o600, flush: true });
  await chmod(`${file}.new`, 0o600);
  await rename(`${file}.new`, file);
  return secret;
}

function ignoreMissing(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
  throw error;
}
