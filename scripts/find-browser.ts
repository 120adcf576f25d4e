import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, constants } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const MAC_APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/**
 * Answers the path of a Chromium or Chrome that starts: an installed one, else one installed now by apt (as root
 * on Debian and its kin), else the one that Playwright downloads. Says on stdout what it installs. Throws an Error
 * whose message is a sentence when none of these works.
 */
export async function findBrowser(): Promise<string> {
  const installed = (await installedBrowser()) ?? (await playwrightBrowser());
  if (installed !== undefined) return installed;
  const failures: string[] = [];
  for (const [way, install] of ways()) {
    console.log(`  No browser is installed; trying ${way}`);
    const began = performance.now();
    const still = setInterval(() => console.log(`  Still at it (${secondsSince(began)})`), 5000);
    const failure = await install().finally(() => clearInterval(still));
    const found = (await installedBrowser()) ?? (await playwrightBrowser());
    if (found !== undefined) {
      console.log(`✓ A browser is installed (${secondsSince(began)})`);
      return found;
    }
    failures.push(`${way}: ${failure ?? 'it installed nothing that starts'}`);
  }
  throw new Error(
    `The browser tests need Chromium or Chrome, and none could be installed (${failures.join('; ')}). ` +
      'Install one so that "chromium" or "google-chrome" is on the PATH, then run the tests again.',
  );
}

function secondsSince(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}

/** Ways to install a browser on this machine, best first; each answers why it failed, or undefined. */
function ways(): readonly (readonly [string, () => Promise<string | undefined>])[] {
  const apt = ['apt-get install chromium', installByApt] as const;
  const playwright = ['playwright install chromium', installByPlaywright] as const;
  return process.platform === 'linux' && process.getuid?.() === 0 ? [apt, playwright] : [playwright];
}

async function installedBrowser(): Promise<string | undefined> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return firstThatStarts(process.platform === 'darwin' ? [...MAC_APPS, ...onPath] : onPath);
}

async function playwrightBrowser(): Promise<string | undefined> {
  const { chromium } = await import('@playwright/test');
  return firstThatStarts([chromium.executablePath()]);
}

/** A file of that name may be a stub that only points to a store, or miss its libraries: it is asked for its version. */
async function firstThatStarts(files: readonly string[]): Promise<string | undefined> {
  for (const file of files) {
    const starts = await access(file, constants.X_OK)
      .then(() => run(file, ['--version'], { timeout: 20_000 }))
      .then(
        ({ stdout }) => /\d+\.\d+/.test(stdout),
        () => false,
      );
    if (starts) return file;
  }
  return undefined;
}

async function installByApt(): Promise<string | undefined> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '-q', 'chromium'];
  if ((await perform('apt-get', install, env)) === undefined) return undefined;
  const stale = await perform('apt-get', ['update', '-q'], env);
  return stale ?? perform('apt-get', install, env);
}

async function installByPlaywright(): Promise<string | undefined> {
  const cli = join(dirname(createRequire(import.meta.url).resolve('@playwright/test')), 'cli.js');
  return perform(process.execPath, [cli, 'install', 'chromium'], process.env);
}

/** Runs a command to its end; answers undefined when it succeeded, else its last words. */
async function perform(file: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text = (text + chunk.toString()).slice(-4000);
    });
  }
  try {
    const [code] = await once(child, 'close');
    return code === 0 ? undefined : (reasonIn(text) ?? `it ended with code ${code}`);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The line that says what went wrong: the last one that speaks of an error, else the last one. */
function reasonIn(text: string): string | undefined {
  const lines = text
    .trim()
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at /.test(line));
  return (lines.findLast((line) => /error|fail|^E:/i.test(line)) ?? lines.at(-1))?.trim();
}
