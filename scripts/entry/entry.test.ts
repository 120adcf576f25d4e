import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';

const repository = resolve(import.meta.dirname, '../..');

const PROGRAM = `
import { writeFileSync } from 'node:fs';
import { onStopRequest } from ${JSON.stringify(pathToFileURL(join(repository, 'src/platform/stop-requests.ts')).href)};
const [command, ...rest] = process.argv.slice(2);
console.log('command', command, ...rest);
if (command === 'start') {
  const alive = setInterval(() => undefined, 1000);
  onStopRequest((reason) => {
    console.log('asked to stop:', reason);
    clearInterval(alive);
    setTimeout(() => { writeFileSync('ended', reason); process.exit(3); }, 200);
  });
  writeFileSync('ready', String(process.pid));
}
`;

const LAUNCHER = `
import { runUnder } from './scripts/entry/run.mjs';
process.exitCode = await runUnder(process.execPath, ['src/app/cli.ts', 'start']);
`;

/** A checkout without packages and with a program of a few lines. */
async function smallCheckout(): Promise<string> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'evenkeel-entry-')));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await cp(join(repository, 'evenkeel.mjs'), join(root, 'evenkeel.mjs'));
  await cp(join(repository, 'scripts/entry'), join(root, 'scripts/entry'), { recursive: true });
  await mkdir(join(root, 'src/app'), { recursive: true });
  await writeFile(join(root, 'src/app/cli.ts'), PROGRAM);
  await writeFile(join(root, 'launcher.mjs'), LAUNCHER);
  await writeLock(root, '1.0.0');
  return root;
}

async function writeLock(root: string, version: string): Promise<void> {
  const about = { name: 'small', version, type: 'module' };
  const lock = { ...about, lockfileVersion: 3, requires: true, packages: { '': { name: 'small', version } } };
  await writeFile(join(root, 'package.json'), JSON.stringify(about));
  await writeFile(join(root, 'package-lock.json'), JSON.stringify(lock));
}

function begin(root: string, args: readonly string[]): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  return { child, output: () => text };
}

async function run(root: string, ...args: string[]): Promise<{ code: unknown; text: string }> {
  const { child, output } = begin(root, ['evenkeel.mjs', ...args]);
  const [code] = await once(child, 'close');
  return { code, text: output() };
}

async function untilThere(file: string): Promise<string> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text !== '') return text;
    if (performance.now() > deadline) throw new Error(`${file} did not appear within 10 s`);
    await wait(20);
  }
}

describe('the entry', { timeout: 30_000 }, () => {
  it('says what it can do', async () => {
    const root = await smallCheckout();
    const bare = await run(root);
    expect(bare.code).toBe(0);
    expect(bare.text).toMatch(/Usage: .*demo .*start /s);
    const unknown = await run(root, 'fly');
    expect(unknown.code).toBe(2);
    expect(unknown.text).toMatch(/no command "fly".*Usage:/s);
  });

  it('installs once, and again when the lockfile changes', async () => {
    const root = await smallCheckout();
    const first = await run(root, 'demo', '--port', '0');
    expect(first.text).toMatch(/✓ Packages are installed \(\d+\.\d s\)\ncommand demo --port 0\n$/);
    expect(first.code).toBe(0);
    expect((await run(root, 'demo')).text).toBe('command demo\n');
    await writeLock(root, '1.0.1');
    expect((await run(root, 'demo')).text).toMatch(/✓ Packages are installed/);
  });

  it('says so when the checkout is not whole', async () => {
    const root = await smallCheckout();
    await rm(join(root, 'package-lock.json'));
    const { code, text } = await run(root, 'demo');
    expect(code).toBe(1);
    expect(text).toMatch(/^✗ package-lock.json is missing/);
  });

  it('explains what npm could not do', async () => {
    const root = await smallCheckout();
    await writeFile(
      join(root, 'package.json'),
      JSON.stringify({ name: 'small', version: '1.0.0', dependencies: { 'is-not-locked': '1.0.0' } }),
    );
    const { code, text } = await run(root, 'demo');
    expect(code).toBe(1);
    expect(text).toMatch(/✗ The packages could not be installed: npm ended with code 1/);
    await expect(access(join(root, 'node_modules', '.evenkeel-installed'))).rejects.toThrow();
  });
});

describe('the program under another Node', { timeout: 30_000 }, () => {
  it('is asked to stop once by a Ctrl-C that arrives twice, and gives its exit code', async () => {
    const root = await smallCheckout();
    const { child, output } = begin(root, ['launcher.mjs']);
    await untilThere(join(root, 'ready'));
    child.kill('SIGINT');
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    expect(output()).toBe('command start\nasked to stop: SIGINT\n');
    expect(code).toBe(3);
  });

  it('ends when its launcher is killed', async () => {
    const root = await smallCheckout();
    const { child } = begin(root, ['launcher.mjs']);
    await untilThere(join(root, 'ready'));
    child.kill('SIGKILL');
    expect(await untilThere(join(root, 'ended'))).toBe('launcher');
  });
});
