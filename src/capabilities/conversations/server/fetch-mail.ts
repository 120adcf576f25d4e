import { MINUTE, SECOND, type Span } from '#kernel/time.ts';
import { systemContext, uuidv7 } from '#platform/context.ts';
import { reading, type Tx, transaction } from '#platform/database/transaction.ts';
import { enqueue } from '#platform/jobs.ts';
import { cleanAddress } from '#platform/mail/clean.ts';
import { type MailboxSettings, readMailboxes } from '#platform/mail/mailboxes.ts';
import type { ReceivedEnvelope } from '#platform/mail/receive.ts';
import { type FoundMail, type MailboxWatch, type MailPlace, watchMailbox } from '#platform/mail/watch-mailbox.ts';
import type { Platform } from '#platform/platform.ts';
import { accepts } from './accepts.ts';
import { insertInbound, settle } from './inbound-store.ts';
import { takeInMail } from './job-kinds.ts';
import { linkPlace, moveDone, noteGone, noteHealth, notePlace, rememberMailbox, wantedIn } from './mailbox-store.ts';

/** A mailbox that was silent for so long is an alarm: mail may lie there unseen. */
export const SILENT_FOR: Span = 5 * MINUTE;
const LOOKED_AT_EVERY = 15 * SECOND;

const HEADER = 256 * 1024;
const TO = new Set(['delivered-to', 'x-original-to', 'envelope-to', 'to', 'cc']);
const ADDRESS = /[^\s<>,;:"()[\]]{1,64}@[^\s<>,;:"()[\]]{1,255}/g;

/** The header's lines by lower-case name, unfolded; of a mail that came without its envelope. */
function headersOf(raw: Buffer): readonly (readonly [name: string, value: string])[] {
  const text = raw.subarray(0, HEADER).toString('latin1');
  const end = text.search(/\r?\n\r?\n/);
  const unfolded = text.slice(0, end === -1 ? text.length : end).replace(/\r?\n[ \t]+/g, ' ');
  return unfolded.split(/\r?\n/).map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, Math.max(0, colon)).toLowerCase(), line.slice(colon + 1).trim()];
  });
}

const addressesIn = (value: string) =>
  [...value.matchAll(ADDRESS)].map(([found]) => cleanAddress(found)).filter((address) => address !== null);

/**
 * The envelope that a mail in a mailbox had, as far as its header still tells: the sender from Return-Path, or From
 * where the server wrote none; the recipients that are addresses of ours, or else the mailbox's own.
 */
async function envelopeOf(platform: Platform, found: FoundMail, settings: MailboxSettings): Promise<ReceivedEnvelope> {
  const headers = headersOf(found.raw);
  const path = headers.find(([name]) => name === 'return-path')?.[1];
  const from = headers.find(([name]) => name === 'from')?.[1] ?? '';
  const named = new Set(
    headers.filter(([name]) => TO.has(name)).flatMap(([, value]) => addressesIn(value).slice(0, 50)),
  );
  const ours: string[] = [];
  for (const address of [...named].slice(0, 100)) if (await accepts(platform, address)) ours.push(address);
  return {
    from: addressesIn(path ?? from).at(-1) ?? '',
    to: ours.length > 0 ? ours : [settings.address],
    // Our own mail server took it; who handed it over stands in that server's Received line.
    remoteAddress: '127.0.0.1',
    helo: '',
    receivedAt: found.receivedAt,
  };
}

/** Keeps a mail with the work on it, in one commit, once for all nodes. What is too large goes to quarantine at once. */
async function take(platform: Platform, settings: MailboxSettings, found: FoundMail): Promise<void> {
  const envelope = await envelopeOf(platform, found, settings);
  const now = platform.clock();
  const id = uuidv7(now);
  await transaction(systemContext(platform, 'mail intake', now), async (tx) => {
    const fresh = await notePlace(tx, settings.name, { ...found, reason: null, now });
    if (!fresh) return;
    await insertInbound(tx, { id, raw: found.raw, envelope });
    await linkPlace(tx, settings.name, found, id);
    await noteHealth(tx, settings.name, { takenAt: now });
    if (found.complete) await enqueue(tx, takeInMail, { inboundMailId: id }, { key: `take-in-mail:${id}` });
    else await settle(tx, id, { state: 'quarantine', rule: 'limits', reason: 'too-large', read: null, at: now });
  });
}

/** How quickly things go; what is left out goes as `watchMailbox` has it. */
export interface Pace {
  readonly heartbeat?: Span;
  readonly firstPause?: Span;
  /** How often it is looked whether a mailbox has been silent. */
  readonly lookEvery?: Span;
}

/** One mailbox, and when it was last heard of here. */
interface Watched {
  readonly name: string;
  heardAt: number;
  readonly watch: MailboxWatch;
}

function watched(platform: Platform, settings: MailboxSettings, pace: Pace): Watched {
  const { name } = settings;
  const within = (work: (tx: Tx) => Promise<unknown>) =>
    transaction(systemContext(platform, 'mail intake'), async (tx) => void (await work(tx)));
  const state = { name, heardAt: platform.clock() };
  const watch = watchMailbox({
    settings,
    ...pace,
    log: platform.log,
    clock: platform.clock,
    remember: (uidValidity, uidNext) =>
      transaction(systemContext(platform, 'mail intake'), (tx) => rememberMailbox(tx, name, { uidValidity, uidNext })),
    take: (found) => take(platform, settings, found),
    setAside: async (place: MailPlace, reason) => {
      platform.log.error({ mailbox: name, uid: place.uid, reason }, 'a mail could not be fetched and was set aside');
      const now = platform.clock();
      await within((tx) => notePlace(tx, name, { ...place, reason, now }));
    },
    wanted: (uidValidity) => reading(systemContext(platform, 'mail intake'), (tx) => wantedIn(tx, name, uidValidity)),
    gone: (place) => within((tx) => noteGone(tx, name, place, platform.clock())),
    doneTo: (place) => within((tx) => moveDone(tx, name, place)),
    heard: async () => {
      state.heardAt = platform.clock();
      await within((tx) => noteHealth(tx, name, { heardAt: state.heardAt, trouble: null }));
    },
    lost: async (trouble) => {
      platform.log.warn({ mailbox: name, reason: trouble }, 'the connection to a mailbox is lost and is made again');
      await within((tx) => noteHealth(tx, name, { trouble }));
    },
  });
  return Object.assign(state, { watch });
}

/** Raises the alarm for a mailbox that has been silent for too long, once, and takes it back. */
function look(platform: Platform, { name, heardAt }: Watched): void {
  const silent = platform.clock() - heardAt;
  platform.metrics.mailboxSilence.set({ mailbox: name }, Math.max(0, silent) / SECOND);
  const sentence =
    silent > SILENT_FOR ? 'It has not answered for more than 5 minutes; mail may lie there unseen.' : null;
  const isNews = platform.troubles.report(`mailbox ${name}`, sentence);
  if (!isNews) return;
  if (sentence === null) platform.log.info({ mailbox: name }, 'the mailbox answers again');
  else platform.log.error({ mailbox: name }, 'a mailbox has been silent for more than 5 minutes');
}

/**
 * Fetches mail by IMAP from the mailboxes that the configuration names. Each is watched by itself: one that is away or
 * full of trouble stops no other. Throws when the file that names them is wrong.
 */
export function fetchMail(platform: Platform, pace: Pace = {}): { close(): Promise<void> } {
  const all = readMailboxes(platform.config.mailboxesFile).map((settings) => watched(platform, settings, pace));
  const timer = setInterval(() => {
    for (const one of all) look(platform, one);
  }, pace.lookEvery ?? LOOKED_AT_EVERY);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      await Promise.all(all.map(({ watch }) => watch.close()));
    },
  };
}
