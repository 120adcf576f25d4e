import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromIso, type Instant, toIso } from '#kernel/time.ts';
import { parseMail } from './parse.ts';
import type { ParsedMail } from './parsed-mail.ts';
import { type MailLog, type ReceivedEnvelope, startMailListener } from './receive.ts';

/** One mail that was sent, for a list. */
export interface SunkMail {
  readonly id: string;
  readonly sentAt: Instant;
  readonly envelopeFrom: string;
  readonly envelopeTo: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly size: number;
}

/** The whole of it: as sent, and as its recipient would read it (null when it cannot be read). */
export interface SunkMailInFull extends SunkMail {
  readonly raw: Buffer;
  readonly mail: ParsedMail | null;
}

export interface MailSinkOptions {
  readonly host: string;
  readonly port: number;
  readonly log: MailLog;
  /** How many mails are kept; the oldest go first. */
  readonly keep?: number;
  /** Where they outlive a restart; without it they live in memory. */
  readonly folder?: string;
  readonly clock?: () => Instant;
}

export interface MailSink {
  readonly port: number;
  /** The kept mails, newest first. */
  list(): readonly SunkMail[];
  get(id: string): Promise<SunkMailInFull | null>;
  close(): Promise<void>;
}

interface Kept {
  readonly summary: SunkMail;
  readonly raw: Buffer;
}

const FILE = /^(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z)_([0-9a-f-]{36})\.eml$/;

/** The envelope as the two headers under which mail servers store it. */
function withEnvelope(raw: Buffer, envelope: ReceivedEnvelope): Buffer {
  const lines = [`Return-Path: <${envelope.from}>`, ...envelope.to.map((address) => `Delivered-To: ${address}`)];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n`), raw]);
}

async function summarise(id: string, sentAt: Instant, raw: Buffer): Promise<SunkMail> {
  const outcome = await parseMail(raw);
  const mail = 'mail' in outcome ? outcome.mail : null;
  return {
    id,
    sentAt,
    envelopeFrom: mail?.headers['return-path']?.[0]?.replace(/[<>]/g, '') ?? '',
    envelopeTo: mail?.headers['delivered-to'] ?? [],
    from: mail?.from?.address ?? '',
    subject: mail?.subject ?? '',
    size: raw.length,
  };
}

function fileOf(folder: string, { id, sentAt }: SunkMail): string {
  return join(folder, `${toIso(sentAt).replaceAll(':', '-')}_${id}.eml`);
}

async function loadKept(folder: string, keep: number): Promise<Kept[]> {
  await mkdir(folder, { recursive: true });
  const files = (await readdir(folder)).filter((name) => FILE.test(name)).sort();
  const kept: Kept[] = [];
  for (const name of files.slice(-keep)) {
    const [, stamp = '', id = ''] = FILE.exec(name) ?? [];
    const sentAt = fromIso(stamp.replace(/T(\d\d)-(\d\d)-/, 'T$1:$2:'));
    const raw = await readFile(join(folder, name));
    kept.push({ summary: await summarise(id, sentAt, raw), raw });
  }
  return kept;
}

/**
 * An SMTP server that delivers nothing: it keeps the last mails sent to it, to be looked at. For the demo and for
 * tests. Give it loopback only: it takes mail for everybody.
 */
export async function startMailSink(options: MailSinkOptions): Promise<MailSink> {
  const keep = options.keep ?? 500;
  const kept = options.folder === undefined ? [] : await loadKept(options.folder, keep);

  async function store(given: Buffer, envelope: ReceivedEnvelope): Promise<void> {
    const raw = withEnvelope(given, envelope);
    const summary = await summarise(randomUUID(), envelope.receivedAt, raw);
    if (options.folder !== undefined) {
      const file = fileOf(options.folder, summary);
      await writeFile(`${file}.part`, raw);
      await rename(`${file}.part`, file);
    }
    kept.push({ summary, raw });
    for (const old of kept.splice(0, Math.max(0, kept.length - keep))) {
      if (options.folder !== undefined) await rm(fileOf(options.folder, old.summary), { force: true });
    }
  }

  const listener = await startMailListener({
    host: options.host,
    port: options.port,
    hostname: 'sink.localhost',
    accepts: () => true,
    store,
    log: options.log,
    ...(options.clock ? { clock: options.clock } : {}),
  });
  return {
    port: listener.port,
    list: () => kept.map((one) => one.summary).reverse(),
    async get(id) {
      const found = kept.find((one) => one.summary.id === id);
      if (found === undefined) return null;
      const outcome = await parseMail(found.raw);
      return { ...found.summary, raw: found.raw, mail: 'mail' in outcome ? outcome.mail : null };
    },
    close: () => listener.close(),
  };
}
