import type { ImapFlow } from 'imapflow';
import { type Instant, MINUTE, SECOND, type Span } from '#kernel/time.ts';
import { isAway } from '../database/away.ts';
import { accessTokens } from './access-token.ts';
import { imapClient, reasonOf } from './imap-client.ts';
import { MAIL_LIMITS } from './limits.ts';
import type { MailboxSettings } from './mailboxes.ts';
import type { MailLog } from './receive.ts';

/** Which mail of a mailbox: its number, and the generation of numbers that it belongs to. */
export interface MailPlace {
  readonly uidValidity: string;
  readonly uid: number;
}

/** A mail as it lies in the mailbox. */
export interface FoundMail extends MailPlace {
  readonly raw: Buffer;
  /** False when it is larger than we take: then `raw` is its beginning. */
  readonly complete: boolean;
  /** When it came into the mailbox. */
  readonly receivedAt: Instant;
}

/** Up to where a mailbox is done, for one generation of its numbers. */
export interface Remembered {
  /** Every mail up to this number is ours already or was set aside. */
  readonly doneTo: number;
  /** Mails below this number that somebody has read lay there before us: they are not for us. */
  readonly beginsAt: number;
}

export interface WatchOptions {
  readonly settings: MailboxSettings;
  readonly log: MailLog;
  readonly clock: () => Instant;
  /** What is known of this generation of numbers; a new one begins with `uidNext`, the next number to be given. */
  remember(uidValidity: string, uidNext: number): Promise<Remembered>;
  /** Makes a mail ours, once; only when this has resolved is the mail touched in its mailbox. */
  take(mail: FoundMail): Promise<void>;
  /** This one mail cannot be had; the next one can. Nothing is lost: it stays where it is. */
  setAside(place: MailPlace, reason: string): Promise<void>;
  /** Of what was set aside: the numbers that somebody wants tried once more. */
  wanted(uidValidity: string): Promise<readonly number[]>;
  /** A mail that was wanted lies there no longer: somebody took it away. */
  gone(place: MailPlace): Promise<void>;
  /** Everything up to here is done. */
  doneTo(place: MailPlace): Promise<void>;
  /** The mailbox has answered, and everything in it is ours. */
  heard(): Promise<void>;
  /** The connection is lost or could not be made; it is tried again. */
  lost(reason: string): Promise<void>;
  /** How often the mailbox is asked whether it is still there. */
  readonly heartbeat?: Span;
  /** The first pause before a new connection; it doubles up to five minutes. */
  readonly firstPause?: Span;
}

export interface MailboxWatch {
  close(): Promise<void>;
}

const LONGEST_PAUSE = 5 * MINUTE;
const BEGINNING = 256 * 1024;

/** The numbers above `doneTo`, in order, without what somebody had read before we came. */
async function waiting(client: ImapFlow, { doneTo, beginsAt }: Remembered): Promise<number[]> {
  const found: number[] = [];
  // Not their sizes: a server that cannot read one mail would then answer for none.
  for await (const { uid, flags } of client.fetch(`${doneTo + 1}:*`, { uid: true, flags: true }, { uid: true })) {
    if (uid > doneTo && !(uid < beginsAt && flags?.has('\\Seen'))) found.push(uid);
  }
  return found.sort((a, b) => a - b);
}

/** Marks or moves a mail that is ours. Not being able to is no reason to stop: it is not taken twice. */
async function tidy(client: ImapFlow, uid: number, { settings, log }: WatchOptions): Promise<void> {
  const range = String(uid);
  try {
    if (settings.moveTo === undefined) await client.messageFlagsAdd(range, ['\\Seen'], { uid: true });
    else await client.messageMove(range, settings.moveTo, { uid: true });
  } catch (error) {
    if (!client.usable) throw error;
    log.warn(
      { mailbox: settings.name, uid, reason: reasonOf(error) },
      'a mail that was taken could not be tidied away',
    );
  }
}

/** Answers whether the mail lay there still: somebody else may have taken it away meanwhile. */
async function takeOne(client: ImapFlow, place: MailPlace, options: WatchOptions): Promise<boolean> {
  const uid = String(place.uid);
  const about = await client.fetchOne(uid, { size: true, internalDate: true }, { uid: true });
  if (!about) return false;
  const complete = (about.size ?? 0) <= MAIL_LIMITS.rawBytes;
  const found = await client.fetchOne(uid, { source: complete ? true : { maxLength: BEGINNING } }, { uid: true });
  if (!found) return false;
  if (found.source === undefined) throw new Error('The mailbox did not give the mail.');
  const came = about.internalDate === undefined ? Number.NaN : new Date(about.internalDate).getTime();
  const receivedAt = Number.isNaN(came) ? options.clock() : Math.min(came, options.clock());
  await options.take({ ...place, raw: found.source, complete, receivedAt });
  await tidy(client, place.uid, options);
  return true;
}

/** How often the connection was lost over the mail that it was lost over last. */
interface Suspect {
  key: string;
  times: number;
}

const TIMES_TO_BE_LOST_OVER = 3;

/** What outlives one connection. */
interface Going {
  readonly suspect: Suspect;
  readonly ended: AbortSignal;
}

async function catchUp(client: ImapFlow, options: WatchOptions, suspect: Suspect): Promise<void> {
  if (!client.mailbox) throw new Error('The folder is not open.');
  const uidValidity = String(client.mailbox.uidValidity);
  const remembered = await options.remember(uidValidity, client.mailbox.uidNext);
  for (const uid of await options.wanted(uidValidity)) {
    const place = { uid, uidValidity };
    if (!(await tryOne(client, place, { options, suspect }))) await options.gone(place);
  }
  for (const uid of await waiting(client, remembered)) {
    const place = { uid, uidValidity };
    await tryOne(client, place, { options, suspect });
    await options.doneTo(place);
  }
}

/** Takes a mail or sets it aside. Answers false when it does not lie there any more. Throws when it may be tried again soon. */
async function tryOne(
  client: ImapFlow,
  place: MailPlace,
  { options, suspect }: { readonly options: WatchOptions; readonly suspect: Suspect },
): Promise<boolean> {
  const key = `${place.uidValidity} ${place.uid}`;
  try {
    if (suspect.key === key && suspect.times >= TIMES_TO_BE_LOST_OVER)
      throw new Error('The connection breaks over it.');
    return await takeOne(client, place, options);
  } catch (error) {
    if (!client.usable) {
      Object.assign(suspect, { key, times: suspect.key === key ? suspect.times + 1 : 1 });
      throw error;
    }
    // That the database was away says nothing about the mail.
    if (isAway(error)) throw error;
    await options.setAside(place, reasonOf(error));
    // Whoever wants it again begins anew.
    if (suspect.key === key) suspect.key = '';
    return true;
  }
}

/** Waits until there may be something new, `span` has passed, or `ended`. */
async function untilNews(client: ImapFlow, span: Span, ended: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, span);
    function done() {
      clearTimeout(timer);
      client.off('exists', done);
      client.off('close', done);
      ended.removeEventListener('abort', done);
      resolve();
    }
    client.on('exists', done);
    client.on('close', done);
    ended.addEventListener('abort', done);
    client.idle().catch(() => done());
  });
}

async function session(client: ImapFlow, options: WatchOptions, { suspect, ended }: Going): Promise<void> {
  const hangUp = () => client.close();
  ended.addEventListener('abort', hangUp);
  try {
    await client.connect();
    await client.mailboxOpen(options.settings.folder);
    while (!ended.aborted) {
      await catchUp(client, options, suspect);
      await options.heard();
      await untilNews(client, options.heartbeat ?? MINUTE, ended);
      if (!ended.aborted) await client.noop();
      if (!client.usable) throw new Error('The mailbox closed the connection.');
    }
  } finally {
    ended.removeEventListener('abort', hangUp);
    client.close();
  }
}

async function pause(span: Span, ended: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, span);
    function done() {
      clearTimeout(timer);
      ended.removeEventListener('abort', done);
      resolve();
    }
    ended.addEventListener('abort', done);
  });
}

/**
 * Fetches mail from a mailbox by IMAP, for as long as it runs: what lies there, then what comes, by IDLE. A mail is
 * ours before it is touched. A lost connection is made again, with growing pauses; a mail that cannot be had stops no
 * other.
 */
export function watchMailbox(options: WatchOptions): MailboxWatch {
  const ending = new AbortController();
  const token = options.settings.oauth2 ? accessTokens(options.settings.oauth2, options.clock) : null;
  const suspect: Suspect = { key: '', times: 0 };
  const run = async () => {
    let wait = options.firstPause ?? SECOND;
    while (!ending.signal.aborted) {
      const began = options.clock();
      try {
        const client = imapClient(options.settings, token && (await token()));
        await session(client, options, { suspect, ended: ending.signal });
      } catch (error) {
        if (ending.signal.aborted) return;
        await options.lost(reasonOf(error)).catch(() => undefined);
      }
      // A connection that held for a while begins anew with short pauses.
      if (options.clock() - began > LONGEST_PAUSE) wait = options.firstPause ?? SECOND;
      await pause(wait, ending.signal);
      wait = Math.min(2 * wait, LONGEST_PAUSE);
    }
  };
  const running = run();
  return {
    async close() {
      ending.abort();
      await running;
    },
  };
}
