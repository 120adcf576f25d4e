import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { basename, delimiter, dirname, join, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Hindrance, showStep } from './steps.mjs';

const STAMP = '.evenkeel-installed';

/**
 * Makes sure that node_modules is what package-lock.json says, by `npm ci` when it isn't. Install scripts of
 * packages are never run: none is needed. Throws Hindrance.
 */
export async function ensurePackages(root) {
  const wanted = fingerprint(root);
  if (isStamped(root, wanted)) return;
  if (agrees(root)) {
    stamp(root, wanted);
    return;
  }
  const release = await installAlone(root);
  try {
    if (isStamped(root, wanted)) return;
    await install(root);
    stamp(root, wanted);
  } finally {
    release();
  }
}

function fingerprint(root) {
  const file = join(root, 'package-lock.json');
  if (!existsSync(file)) throw new Hindrance(`package-lock.json is missing in ${root}. Is this a whole checkout?`);
  return createHash('sha256').update(`${process.platform} ${process.arch}\n`).update(readFileSync(file)).digest('hex');
}

function stamp(root, wanted) {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(join(root, 'node_modules', STAMP), wanted);
}

function isStamped(root, wanted) {
  const file = join(root, 'node_modules', STAMP);
  return existsSync(file) && readFileSync(file, 'utf8') === wanted;
}

/** True when npm's own record of what it installed holds every package of the lockfile that this machine needs. */
function agrees(root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages ?? {};
  return neededPackages(root).every(
    ([place, { version, integrity }]) =>
      installed[place]?.version === version &&
      installed[place]?.integrity === integrity &&
      existsSync(join(root, place, 'package.json')),
  );
}

function neededPackages(root) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const library = systemLibrary();
  return Object.entries(packages).filter(([place, { optional, os, cpu, libc }]) => {
    if (place === '' || (optional && os === undefined && cpu === undefined)) return false;
    return allows(os, process.platform) && allows(cpu, process.arch) && allows(libc, library);
  });
}

/** Which C library Linux stands on, as lockfiles name it; undefined elsewhere. */
function systemLibrary() {
  if (process.platform !== 'linux') return undefined;
  return process.report.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
}

/** Lockfiles write "linux", ["linux", "darwin"] or ["!win32"]. */
function allows(listed, own) {
  if (listed === undefined || own === undefined) return true;
  const list = [listed].flat();
  if (list.includes(`!${own}`)) return false;
  return list.includes(own) || list.every((each) => each.startsWith('!'));
}

/** One installation at a time per checkout; answers how to let the next one go on. */
async function installAlone(root) {
  const name = createHash('sha256').update(`${root}\n${userInfo().uid}`).digest('hex').slice(0, 16);
  const file = join(tmpdir(), `evenkeel-install-${name}`);
  let told = false;
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!(await isHeld(file))) rmSync(file, { force: true });
    else if (!told) console.log('  Another Evenkeel is installing the packages; waiting for it');
    told = true;
    await wait(300);
  }
}

async function isHeld(file) {
  const read = () => (existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0);
  if (read() === 0) await wait(200);
  try {
    const pid = read();
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function install(root) {
  rmSync(join(root, 'node_modules', STAMP), { force: true });
  const places = neededPackages(root).map(([place]) => join(root, place, 'package.json'));
  const present = () => places.filter((file) => existsSync(file)).length;
  const step = showStep(() => `Installing packages: ${present()} of ${places.length}`);
  const { code, text } = await runNpm(root);
  if (code === 0) {
    step.done('Packages are installed');
    return;
  }
  step.failed();
  console.error(text.trim().split('\n').slice(0, 20).join('\n'));
  throw new Hindrance(
    `The packages could not be installed: npm ended with code ${code}. ` +
      'If it says that it cannot reach the registry, see to the network and run the command again.',
  );
}

function runNpm(root) {
  const bin = join(root, 'node_modules', '.bin');
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== bin);
  const [file, ...before] = npmCommand(path);
  const options = ['--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
  const child = spawn(file, [...before, 'ci', ...options, '--prefer-offline', '--no-progress', '--loglevel=error'], {
    cwd: root,
    env: { ...process.env, PATH: path.join(delimiter) },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: file.endsWith('.cmd'),
  });
  let text = '';
  const gather = (chunk) => {
    text += chunk;
  };
  child.stdout.on('data', gather);
  child.stderr.on('data', gather);
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: -1, text: `${text}\n${error.message}` }));
    child.once('close', (code) => resolve({ code: code ?? -1, text }));
  });
}

/** The npm that started us, else the one beside this Node, else the one on the path. */
function npmCommand(path) {
  const given = process.env.npm_execpath ?? '';
  if (basename(given) === 'npm-cli.js' && existsSync(given)) return [process.execPath, given];
  const name = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const file = [dirname(process.execPath), ...path]
    .filter((folder) => !folder.includes(`${sep}node_modules${sep}`))
    .map((folder) => join(folder, name))
    .find((each) => existsSync(each));
  if (file !== undefined) return [file];
  throw new Hindrance('npm was not found; it comes with Node.js from https://nodejs.org. Install it and try again.');
}
