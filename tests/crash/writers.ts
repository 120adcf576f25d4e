import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { between, chance, next, type Random } from '#app/sample/random.ts';
import { casesContract } from '#capabilities/cases/contract.ts';
import type { CaseId, PersonId } from '#kernel/ids.ts';
import { toIso } from '#kernel/time.ts';
import type { MailSink } from '#platform/mail/sink.ts';
import type { Client } from './client.ts';
import type { CaseEntry, Ledger, MailEntry, ReplyEntry } from './ledger.ts';

const { listCases, openCase, reply, take } = casesContract.endpoints;

export const DESK = 'help@crash.example';

/** What all writers share. */
export interface World {
  readonly client: Client;
  readonly ledger: Ledger;
  readonly sink: MailSink;
  readonly requesterId: PersonId;
  readonly random: Random;
  /** Aborted when nothing new is to be begun; what was begun is still brought to its end. */
  readonly enough: AbortSignal;
}

async function whileWanted({ enough, random }: World, rest: number, work: () => Promise<void>): Promise<void> {
  while (!enough.aborted) {
    await work();
    await pause(between(random, rest / 2, rest * 1.5));
  }
}

/** Mostly a word that falls due within seconds, so that the keeper has work. */
function whatFollows(random: Random) {
  if (chance(random, 0.25)) return { follow: 'no-more-news', reason: 'It is written down.' } as const;
  return { follow: 'next-word', by: toIso(Date.now() + Math.round(between(random, 800, 6000))) } as const;
}

async function open(world: World): Promise<CaseEntry> {
  const { client, ledger, requesterId } = world;
  const entry: CaseEntry = { marker: ledger.nextMarker('case'), standing: 'asked', id: null };
  ledger.cases.push(entry);
  const idempotencyKey = randomUUID();
  const body = { requesterId, subject: entry.marker, text: `It is about ${entry.marker}.`, takeIt: true };
  const outcome = await client.ask((call, signal) => call(openCase, { body, idempotencyKey, signal }));
  entry.standing = outcome.ok ? 'acknowledged' : 'refused';
  if (outcome.ok) entry.id = outcome.value.id;
  else ledger.surprises.push(`A case was refused: ${outcome.code}`);
  return entry;
}

async function answer(world: World, caseId: CaseId): Promise<void> {
  const { client, ledger, random } = world;
  const entry: ReplyEntry = { marker: ledger.nextMarker('reply'), standing: 'asked', caseId };
  ledger.replies.push(entry);
  const idempotencyKey = randomUUID();
  const body = { text: `We say ${entry.marker}.`, next: whatFollows(random) };
  const outcome = await client.ask((call, signal) => call(reply, { params: { caseId }, body, idempotencyKey, signal }));
  entry.standing = outcome.ok ? 'acknowledged' : 'refused';
  // Asked again too late, the moment that it names may have passed: then it was never there.
  if (!outcome.ok && outcome.code !== 'case.next-word-in-the-past') {
    ledger.surprises.push(`A reply was refused: ${outcome.code}`);
  }
}

/** Opens cases of its own and replies to them. */
export function caseWriter(world: World): Promise<void> {
  const mine: CaseId[] = [];
  return whileWanted(world, 120, async () => {
    if (mine.length === 0 || chance(world.random, 0.4)) {
      const { id } = await open(world);
      if (id !== null) mine.push(id);
      return;
    }
    const caseId = mine[Math.floor(next(world.random) * mine.length)];
    if (caseId !== undefined) await answer(world, caseId);
  });
}

function rawMail(entry: MailEntry, headers: readonly string[]): string {
  const lines = [
    ...headers,
    `Message-ID: ${entry.messageId}`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
  ];
  return `${lines.join('\r\n')}\r\n\r\nIt is about ${entry.marker}.\r\n`;
}

function newMail({ ledger }: World, sender: string): MailEntry {
  const marker = ledger.nextMarker('mail');
  const domain = sender.slice(sender.indexOf('@') + 1);
  const entry: MailEntry = { marker, standing: 'asked', messageId: `<${randomUUID()}@${domain}>`, taken: 0 };
  ledger.mails.push(entry);
  return entry;
}

/** Sends mail to the desk, each from somebody new; now and then the same mail twice, as servers do. */
export function mailWriter(world: World): Promise<void> {
  const { client, random } = world;
  return whileWanted(world, 150, async () => {
    const sender = `${randomUUID().slice(0, 12)}@far.example`;
    const entry = newMail(world, sender);
    const raw = rawMail(entry, [`From: <${sender}>`, `To: <${DESK}>`, `Subject: ${entry.marker}`]);
    await client.send(entry, { from: sender, to: DESK }, raw);
    if (chance(random, 0.1)) await client.send(entry, { from: sender, to: DESK }, raw);
  });
}

/** The desk: takes what came by mail and replies. */
export function deskWriter(world: World): Promise<void> {
  const { client, ledger } = world;
  const seen = new Set<CaseId>();
  return whileWanted(world, 200, async () => {
    const query = { show: 'unowned', limit: 50 } as const;
    const queue = await client.ask((call, signal) => call(listCases, { query, signal }));
    if (!queue.ok) return void ledger.surprises.push(`The queue was refused: ${queue.code}`);
    const fresh = queue.value.items.find(({ id }) => !seen.has(id));
    if (!fresh) return;
    seen.add(fresh.id);
    const params = { caseId: fresh.id };
    const taken = await client.ask((call, signal) => call(take, { params, signal }));
    if (!taken.ok) ledger.surprises.push(`Taking a case was refused: ${taken.code}`);
    await answer(world, fresh.id);
  });
}

/** Customers: answer the mails that the desk sent them, by the address and the headers that these carry. */
export function customerWriter(world: World): Promise<void> {
  const { client, sink } = world;
  const answered = new Set<string>();
  return whileWanted(world, 200, async () => {
    const newest = sink.list().find(({ id }) => !answered.has(id));
    if (!newest) return;
    answered.add(newest.id);
    const sent = (await sink.get(newest.id))?.mail;
    const [sender] = newest.envelopeTo;
    const replyTo = sent?.replyTo[0]?.address;
    if (!sent?.messageId || !sender || !replyTo || answered.has(sent.messageId)) return;
    // At least once means now and then twice: a person answers once.
    answered.add(sent.messageId);
    const entry = newMail(world, sender);
    const headers = [
      `From: <${sender}>`,
      `To: <${replyTo}>`,
      `Subject: Re: ${sent.subject}`,
      `In-Reply-To: ${sent.messageId}`,
    ];
    await client.send(entry, { from: sender, to: replyTo }, rawMail(entry, headers));
  });
}
