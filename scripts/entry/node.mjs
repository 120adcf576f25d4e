import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Hindrance } from './steps.mjs';

/** The oldest major version of Node.js that runs Evenkeel's TypeScript source. */
export const NEEDED = 24;

/** 24 for "v24.21.0"; 0 for anything else. */
export function majorOf(version) {
  return Number(/^v(\d+)\./.exec(version)?.[1] ?? 0);
}

/**
 * Answers the path of a Node.js that is new enough: the one that runs this, the one that comes with the packages
 * (Linux, Windows), else one installed on the machine. Throws Hindrance when there is none.
 */
export function findNode(root, own = process) {
  if (majorOf(own.version) >= NEEDED) return own.execPath;
  const found = candidates(root).find((file) => existsSync(file) && majorOf(versionOf(file)) >= NEEDED);
  if (found !== undefined) return found;
  throw new Hindrance(
    `Evenkeel needs Node.js ${NEEDED} or newer. This is ${own.version}, and no newer one was found on this machine. ` +
      `Install it from https://nodejs.org${process.platform === 'darwin' ? ' (or: brew install node@24)' : ''}, then run the command again.`,
  );
}

function candidates(root) {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const packaged = process.platform === 'win32' ? 'win' : process.platform;
  const nvm = join(homedir(), '.nvm', 'versions', 'node');
  const versions = existsSync(nvm) ? readdirSync(nvm).map((version) => join(nvm, version, 'bin')) : [];
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [
    join(root, 'node_modules', `node-${packaged}-${process.arch}`, 'bin'),
    join(root, 'node_modules', '.bin'),
    ...onPath,
    '/opt/homebrew/opt/node@24/bin',
    '/usr/local/opt/node@24/bin',
    '/opt/homebrew/bin',
    '/usr/local/bin',
    ...versions,
  ].map((folder) => join(folder, name));
}

function versionOf(file) {
  return spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 10_000 }).stdout?.trim() ?? '';
}
