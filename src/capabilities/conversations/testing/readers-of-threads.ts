import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dovecot } from './dovecot.ts';

const NOTMUCH = '/usr/bin/notmuch';

/** Whether this machine has notmuch, a reader that puts mails into threads (Debian's `notmuch`). */
export const hasNotmuch = existsSync(NOTMUCH);

/** The Message-IDs that a reader shows as one thread each, without angle brackets, in no order. */
export type Threads = readonly (readonly string[])[];

/** The threads into which notmuch puts these mails. */
export async function threadsByNotmuch(mails: readonly string[]): Promise<Threads> {
  const root = await mkdtemp(join(tmpdir(), 'notmuch-'));
  try {
    for (const folder of ['cur', 'new', 'tmp']) await mkdir(join(root, folder), { recursive: true });
    await Promise.all(mails.map((raw, place) => writeFile(join(root, 'cur', `${place}.here:2,S`), raw)));
    const config = join(root, '.notmuch-config');
    await writeFile(config, `[database]\npath=${root}\n[user]\nname=Reader\nprimary_email=reader@here.example\n`);
    const env = { PATH: '/usr/bin:/bin', HOME: root, NOTMUCH_CONFIG: config };
    const ask = (...given: string[]) =>
      execFileSync(NOTMUCH, given, { env, stdio: ['ignore', 'pipe', 'ignore'] }).toString();
    ask('new');
    const threads = ask('search', '--output=threads', '*').split('\n').filter(Boolean);
    return threads.map((thread) =>
      ask('search', '--output=messages', thread)
        .split('\n')
        .filter(Boolean)
        .map((line) => line.replace(/^id:/, '')),
    );
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Says these lines to an IMAP server, one after the other's answer. Answers all that it said. */
function talk(port: number, lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port });
    let heard = '';
    let asked = 0;
    const next = () => {
      const line = lines[asked];
      if (line === undefined) return socket.end();
      asked += 1;
      socket.write(`a${asked} ${line}\r\n`);
    };
    socket.setEncoding('utf8').on('data', (text: string) => {
      heard += text;
      if (asked === 0 || new RegExp(`^a${asked} `, 'm').test(heard)) next();
    });
    socket.on('error', reject).on('close', () => resolve(heard));
    socket.setTimeout(10_000, () => socket.destroy(new Error(`The IMAP server went silent after: ${heard}`)));
  });
}

/** The numbers in each outermost pair of brackets: `(1 2 (3)(4 5))(6)` are two threads. */
function outermost(answer: string): number[][] {
  const threads: number[][] = [];
  let depth = 0;
  for (const [token] of answer.matchAll(/[()]|\d+/g)) {
    if (token === ')') depth -= 1;
    else if (token === '(') {
      depth += 1;
      if (depth === 1) threads.push([]);
    } else threads.at(-1)?.push(Number(token));
  }
  return threads;
}

/** The threads into which Dovecot's `THREAD=REFERENCES` (RFC 5256) puts these mails in this user's inbox. */
export async function threadsByDovecot(dovecot: Dovecot, user: string, mails: readonly string[]): Promise<Threads> {
  for (const raw of mails) await dovecot.deliver(user, raw, { seen: true });
  const fields = 'FETCH 1:* (BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])';
  const asked = [`LOGIN ${user} secret`, 'SELECT INBOX', fields, 'THREAD REFERENCES UTF-8 ALL', 'LOGOUT'];
  const said = await talk(dovecot.port, asked);
  const ids = new Map(
    [...said.matchAll(/^\* (\d+) FETCH [\s\S]*?Message-ID:\s*<([^>]+)>/gim)].map(([, number, id = '']) => [
      Number(number),
      id,
    ]),
  );
  const [, answer = ''] = /^\* THREAD (.*)$/m.exec(said) ?? [];
  return outermost(answer).map((thread) => thread.map((number) => ids.get(number) ?? `number ${number}`));
}
