#!/usr/bin/env node
// The entry that any Node can run: installs what is missing, finds Node 24, starts the program under it.
import { existsSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensurePackages } from './scripts/entry/install.mjs';
import { findNode, majorOf, NEEDED } from './scripts/entry/node.mjs';
import { runUnder, watchNpm } from './scripts/entry/run.mjs';
import { Hindrance } from './scripts/entry/steps.mjs';

const COMMANDS = {
  demo: 'Evenkeel with a sample organisation, to look around',
  start: 'Evenkeel for real use',
  dev: 'watch mode for server and web',
  test: 'all tests, the browser ones too',
  check: 'all checks but the browser tests',
  bench: 'measurements beside their yardsticks',
  crash: 'the crash test: kill -9 in the middle of writes',
  generate: 'writes generated/ anew',
};

const root = dirname(fileURLToPath(import.meta.url));
const program = join(root, 'src', 'app', 'cli.ts');

function help() {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, what]) => `  ${name.padEnd(width)}  ${what}`);
  return ['Usage: node evenkeel.mjs <command>', '', ...lines].join('\n');
}

/** Answers the exit code, or undefined when the program goes on in this process. */
async function main([command, ...rest]) {
  if (command === undefined || ['help', '--help', '-h'].includes(command)) {
    console.log(help());
    return 0;
  }
  if (!Object.hasOwn(COMMANDS, command)) {
    console.error(`Evenkeel has no command "${command}".\n\n${help()}`);
    return 2;
  }
  if (process.env.EVENKEEL_DATA) process.env.EVENKEEL_DATA = resolve(process.env.EVENKEEL_DATA);
  process.chdir(root);
  await ensurePackages(root);
  if (!existsSync(program)) throw new Hindrance(`The program is missing: ${program}. Is this a whole checkout?`);
  const node = findNode(root);
  process.env.PATH = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  watchNpm();
  if (node !== process.execPath) return runUnder(node, [program, command, ...rest]);
  process.argv = [node, program, command, ...rest];
  await import(pathToFileURL(program).href);
  return undefined;
}

try {
  if (majorOf(process.version) < 18) throw new Hindrance(`Evenkeel needs Node.js ${NEEDED} or newer.`);
  const code = await main(process.argv.slice(2));
  if (code !== undefined) process.exitCode = code;
} catch (error) {
  if (!(error instanceof Hindrance)) throw error;
  console.error(`✗ ${error.message}`);
  process.exitCode = 1;
}
