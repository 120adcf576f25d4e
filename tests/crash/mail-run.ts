import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { randomOf } from '#app/sample/random.ts';
import { startEmbedded } from '#platform/database/embedded/index.ts';
import { type MailSink, startMailSink } from '#platform/mail/sink.ts';
import { makeFolder, removeFolder } from '#tests/harness/evenkeel.ts';
import type { Findings } from './audit.ts';
import { Client } from './client.ts';
import { drain, setUp } from './crash-run.ts';
import { type Answered, type FloodMail, floodMail, isAnswer } from './flood.ts';
import { auditFlood } from './flood-audit.ts';
import { Ledger } from './ledger.ts';
import { Mortal, type Victim } from './mortal.ts';

const SENDERS = 4;

export interface MailRunOptions {
  readonly mails: number;
  readonly kills: number;
  readonly seed: number;
  /** Told after every kill. */
  readonly onKill?: (killed: number) => void;
}

export interface MailReport extends Findings {
  readonly kills: Readonly<Record<Victim, number>>;
  /** How often a server answered 250. */
  readonly taken: number;
  readonly bombs: number;
  /** Milliseconds from the first mail to the last 250. */
  readonly sentIn: number;
  /** Milliseconds that the work which was taken on then still took. */
  readonly drainedIn: number;
  /** All that the program printed, life after life. */
  readonly said: string;
}

interface Scene {
  readonly mortal: Mortal;
  readonly client: Client;
  readonly ledger: Ledger;
  readonly sink: MailSink;
}

/** The first mail of ours that nobody has answered; null while there is none. */
async function nextToAnswer(sink: MailSink, answered: Set<string>): Promise<Answered | null> {
  const fresh = sink.list().findLast(({ id }) => !answered.has(id));
  if (!fresh) return null;
  answered.add(fresh.id);
  const mail = (await sink.get(fresh.id))?.mail;
  const [by] = fresh.envelopeTo;
  const replyTo = mail?.replyTo[0]?.address;
  if (!mail?.messageId || by === undefined || replyTo === undefined || answered.has(mail.messageId)) return null;
  // At least once means now and then twice: a person answers once.
  answered.add(mail.messageId);
  return { by, messageId: mail.messageId, replyTo };
}

/** Sends all mails, a share in each life, by several senders at once. Answers what was sent. */
async function sendAll({ mortal, client, ledger, sink }: Scene, options: MailRunOptions): Promise<FloodMail[]> {
  const { mails: of, kills } = options;
  const sent: FloodMail[] = [];
  const answered = new Set<string>();
  let place = 0;
  const allowed = () => Math.ceil((of * Math.min(mortal.killed + 1, kills)) / kills);
  const sender = async () => {
    while (place < of) {
      if (place >= allowed()) {
        await pause(20);
        continue;
      }
      const mine = place++;
      const toAnswer = isAnswer(mine, of) ? await nextToAnswer(sink, answered) : null;
      const mail = floodMail(ledger, { place: mine, of, answered: toAnswer });
      sent.push(mail);
      await client.send(mail.entry, { from: mail.from, to: mail.to }, mail.raw);
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
  return sent;
}

async function play(dataFolder: string, scene: Scene, options: MailRunOptions): Promise<MailReport> {
  const { mortal, client, ledger, sink } = scene;
  await mortal.ready();
  await setUp(mortal, client);
  const began = performance.now();
  let sentAt = 0;
  const sending = sendAll(scene, options).finally(() => {
    sentAt = performance.now();
  });
  // Where a life has taken its share, it is killed while it works on that.
  const progress = () => ledger.mails.filter(({ taken }) => taken > 0).length + performance.now() / 1000;
  while (mortal.killed < options.kills) {
    await mortal.dieOnce(progress);
    options.onKill?.(mortal.killed);
  }
  const mails = await sending;
  await mortal.ready();
  const drainedIn = await drain(dataFolder, false);
  const end = await mortal.end();
  const ending = end.code === 0 ? [] : [`It ended with code ${end.code}.`];
  const { faults, figures } = await auditStopped(dataFolder, { mails, sink });
  return {
    faults: [...ledger.surprises, ...mortal.falls, ...ending, ...faults],
    figures,
    kills: mortal.kills,
    taken: ledger.mails.reduce((sum, { taken }) => sum + taken, 0),
    bombs: mails.filter(({ expected }) => expected === 'quarantine').length,
    sentIn: sentAt - began,
    drainedIn,
    said: mortal.said.map((output, life) => `— Life ${life + 1}\n${output()}`).join('\n'),
  };
}

async function auditStopped(dataFolder: string, given: { mails: FloodMail[]; sink: MailSink }): Promise<Findings> {
  const stoppedAt = Date.now();
  const postgres = await startEmbedded({ dataFolder, log: () => undefined });
  try {
    return await auditFlood(postgres.url, stoppedAt, given);
  } finally {
    await postgres.stop();
  }
}

/**
 * Sends a flood of mails by SMTP, ten of them bombs, to a real Evenkeel whose processes are killed with -9 meanwhile,
 * and compares in the end what was answered with 250 with what is there.
 */
export async function mailRun(options: MailRunOptions): Promise<MailReport> {
  const folder = await makeFolder();
  const dataFolder = join(folder, 'data');
  const log = { info: () => undefined, warn: () => undefined };
  const sink = await startMailSink({ host: '127.0.0.1', port: 0, log, keep: 100_000 });
  const environment = { EVENKEEL_MAIL_OUT: `smtp://127.0.0.1:${sink.port}`, EVENKEEL_LOG: 'error' };
  const mortal = new Mortal({ dataFolder, environment }, randomOf(options.seed, 'death'));
  const ledger = new Ledger();
  try {
    return await play(dataFolder, { mortal, client: new Client(mortal, ledger), ledger, sink }, options);
  } finally {
    await mortal.destroy();
    await sink.close();
    await removeFolder(folder);
  }
}
