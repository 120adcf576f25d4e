import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Client, clientOf } from './client.ts';

const Ready = z.object({ address: z.string(), smtpPort: z.number(), ownerUrl: z.string(), postmaster: z.number() });
const Link = z.object({ personId: z.string(), link: z.string() });

export interface Running extends z.output<typeof Ready> {
  /** Process id of the program itself. */
  readonly pid: number;
  /** Signs the person in, as a browser that opens their link. */
  signIn(personId: string): Promise<Client>;
  stop(): Promise<void>;
}

async function linkFor(child: ChildProcess, personId: string): Promise<string> {
  child.send(personId);
  for (;;) {
    const [answer] = await once(child, 'message');
    const link = Link.parse(answer);
    if (link.personId === personId) return link.link;
  }
}

/** Starts the program under test on a data folder. `EVENKEEL_BENCH_NODE` may hold options of Node, to profile it. */
export async function startUnderTest(dataFolder: string): Promise<Running> {
  const child = fork(join(import.meta.dirname, 'program.ts'), [], {
    execArgv: (process.env.EVENKEEL_BENCH_NODE ?? '').split(' ').filter((option) => option !== ''),
    env: {
      ...process.env,
      EVENKEEL_DATA: dataFolder,
      EVENKEEL_PORT: '0',
      EVENKEEL_SMTP_PORT: '0',
      EVENKEEL_LOG: 'warn',
    },
    stdio: ['ignore', 'ignore', openSync(join(dataFolder, 'program.log'), 'w'), 'ipc'],
  });
  const [first] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error(`The program under test ended by itself; see ${join(dataFolder, 'program.log')}`);
    }),
  ]);
  const ready = Ready.parse(first);
  return {
    ...ready,
    pid: child.pid ?? 0,
    signIn: async (personId) => clientOf(ready.address, await cookieFrom(await linkFor(child, personId))),
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

async function cookieFrom(link: string): Promise<string> {
  const answer = await fetch(link, { redirect: 'manual' });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
  if (cookies.length === 0) throw new Error(`Signing in failed: ${answer.status} ${await answer.text()}`);
  return cookies.join('; ');
}
