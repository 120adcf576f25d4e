import { isIP } from 'node:net';
import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65535);

function listOf(given: string): string[] {
  return given.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
}

function isNetwork(given: string): boolean {
  const [address = '', bits, ...more] = given.split('/');
  const most = isIP(address) === 6 ? 128 : 32;
  const isWidth = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
  return isIP(address) !== 0 && isWidth && more.length === 0;
}

const networks = z
  .string()
  .default('')
  .refine((given) => listOf(given).every(isNetwork), 'addresses or networks such as 10.0.0.5 or 10.0.0.0/8');

/** Every variable that Evenkeel reads, with what it is for. There are no others. */
const Environment = z.object({
  /** Folder for the embedded database and the start lock. */
  EVENKEEL_DATA: z.string().default('./data'),
  /** An external PostgreSQL (15 or newer) whose user may create roles; absent: the embedded one. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Where the web and the API listen. 0 takes any free port. */
  EVENKEEL_PORT: port.default(7070),
  EVENKEEL_HOST: z.string().default('127.0.0.1'),
  /** What links in mails begin with; needed behind a proxy, for example https://help.example.org */
  EVENKEEL_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Addresses of proxies whose X-Forwarded-For is believed, comma-separated. */
  EVENKEEL_TRUSTED_PROXIES: z.string().default(''),
  /** Where mail for the desk comes in by SMTP. 0 takes any free port. */
  EVENKEEL_SMTP_PORT: port.default(7025),
  EVENKEEL_SMTP_HOST: z.string().default('127.0.0.1'),
  /** Where the demo takes what it sends, to show it. 0 takes any free port. */
  EVENKEEL_SINK_PORT: port.default(7026),
  /** Where a mail server hands mail on by LMTP: a path for a Unix socket, or host:port. */
  EVENKEEL_LMTP: z
    .string()
    .regex(/^(\/.+|[^/:]+:\d{1,5})$/)
    .optional(),
  /** A JSON file that names the mailboxes to fetch mail from by IMAP. */
  EVENKEEL_MAILBOXES: z.string().optional(),
  /** The SMTP server that carries our mail, for example smtp://user:password@mail.example.org:587 */
  EVENKEEL_MAIL_OUT: z.url({ protocol: /^smtps?$/ }).optional(),
  /** The selector under which our DKIM key stands in the DNS; `off` leaves signing to the server that carries our mail. */
  EVENKEEL_DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/)
    .default('evenkeel'),
  /** Addresses and networks of our own mail servers that hand mail on to Evenkeel, comma-separated. */
  EVENKEEL_MAIL_RELAYS: networks,
  /** The name under which these servers write Authentication-Results; absent: none is believed. */
  EVENKEEL_MAIL_AUTHSERV_ID: z.string().min(1).optional(),
  /** Domains whose ARC seal is believed about mail that they passed on, comma-separated. */
  EVENKEEL_MAIL_SEALERS: z.string().default(''),
  /** Opens /metrics to other machines. */
  EVENKEEL_METRICS: z.enum(['local', 'open']).default('local'),
  EVENKEEL_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export interface Config {
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  readonly host: string;
  readonly port: number;
  /** Without a trailing slash; undefined until the port is known. */
  readonly publicUrl: string | undefined;
  readonly trustedProxies: readonly string[];
  readonly smtpHost: string;
  readonly smtpPort: number;
  readonly sinkPort: number;
  /** Path of a Unix socket, or `host:port`. */
  readonly lmtp: string | undefined;
  /** Path of the file that names the IMAP mailboxes. */
  readonly mailboxesFile: string | undefined;
  readonly mailOut: string | undefined;
  /** Null: our mail is not signed here. */
  readonly dkimSelector: string | null;
  /** Addresses and networks of our own mail servers in front of this one. */
  readonly mailRelays: readonly string[];
  /** The name by which these servers say what they found out about a sender. */
  readonly mailAuthservId: string | undefined;
  /** Domains whose ARC seal is believed. In lower case. */
  readonly mailSealers: readonly string[];
  readonly metricsOpen: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** Reads the environment once. Throws an Error whose message names each wrong variable and what it should be. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const known = Environment.safeParse(environment);
  if (!known.success) {
    const faults = known.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`These settings are wrong; correct them and start again.\n${faults.join('\n')}`);
  }
  const env = known.data;
  return Object.freeze({
    dataFolder: isAbsolute(env.EVENKEEL_DATA) ? env.EVENKEEL_DATA : resolve(env.EVENKEEL_DATA),
    databaseUrl: env.DATABASE_URL,
    host: env.EVENKEEL_HOST,
    port: env.EVENKEEL_PORT,
    publicUrl: env.EVENKEEL_URL?.replace(/\/$/, ''),
    trustedProxies: listOf(env.EVENKEEL_TRUSTED_PROXIES),
    smtpHost: env.EVENKEEL_SMTP_HOST,
    smtpPort: env.EVENKEEL_SMTP_PORT,
    sinkPort: env.EVENKEEL_SINK_PORT,
    lmtp: env.EVENKEEL_LMTP,
    mailboxesFile: env.EVENKEEL_MAILBOXES,
    mailOut: env.EVENKEEL_MAIL_OUT,
    dkimSelector: env.EVENKEEL_DKIM_SELECTOR === 'off' ? null : env.EVENKEEL_DKIM_SELECTOR,
    mailRelays: listOf(env.EVENKEEL_MAIL_RELAYS),
    mailAuthservId: env.EVENKEEL_MAIL_AUTHSERV_ID,
    mailSealers: listOf(env.EVENKEEL_MAIL_SEALERS.toLowerCase()),
    metricsOpen: env.EVENKEEL_METRICS === 'open',
    logLevel: env.EVENKEEL_LOG,
  });
}
