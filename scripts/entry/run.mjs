import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';

const SAME_WISH = 1500;
const PATIENCE = 12_000;
const SIGNALS = process.platform === 'win32' ? ['SIGINT', 'SIGTERM'] : ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs the program under another Node and answers its exit code. The child is a group of its own, so that one
 * Ctrl-C (which a terminal sends to everyone, and npm once more) reaches it once. It is asked to end once; a second
 * wish after a moment, or 12 seconds without an end, kills it. Should this process be killed, the child sees its
 * channel break and ends itself.
 */
export function runUnder(node, args) {
  const own = process.platform !== 'win32';
  const child = spawn(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], detached: own });
  let asked = 0;
  let impatient;
  const send = (signal) => {
    try {
      process.kill(own ? -child.pid : child.pid, signal);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  };
  const ask = (signal) => {
    const now = Date.now();
    if (asked === 0) {
      asked = now;
      send(signal);
      impatient = setTimeout(() => send('SIGKILL'), PATIENCE);
    } else if (now - asked > SAME_WISH) {
      send('SIGKILL');
    }
  };
  for (const signal of SIGNALS) process.on(signal, ask);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearTimeout(impatient);
      for (const each of SIGNALS) process.off(each, ask);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/**
 * Under `npm run`, should npm be killed: asks this process to end, which no Ctrl-C would reach any more. Between npm
 * and us stands the shell that npm runs scripts by; it lives on, so npm itself is watched too.
 */
export function watchNpm() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && (npm === 0 || isThere(npm))) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 1000);
  timer.unref();
}

/** The id of a process's parent, 0 when the system doesn't tell. */
function parentOf(pid) {
  const file = `/proc/${pid}/stat`;
  if (existsSync(file)) return Number(readFileSync(file, 'utf8').split(') ').pop().split(' ')[1]);
  return Number(spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).stdout) || 0;
}

function isThere(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
