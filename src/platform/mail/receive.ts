import { chmod, lstat, rm } from 'node:fs/promises';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { type Instant, SECOND } from '#kernel/time.ts';
import { cleanAddress, cleanLine } from './clean.ts';
import { MAIL_LIMITS } from './limits.ts';
import { rateLimit } from './rate-limit.ts';

/** What the mail came with, beside itself. */
export interface ReceivedEnvelope {
  /** MAIL FROM in lower case; empty for the null sender of bounces and automatic mail. */
  readonly from: string;
  /** The accepted recipients in lower case. */
  readonly to: readonly string[];
  readonly remoteAddress: string;
  /** What the sending server called itself. */
  readonly helo: string;
  readonly receivedAt: Instant;
}

/** The part of a pino logger that mail needs. */
export interface MailLog {
  info(detail: object, message: string): void;
  warn(detail: object, message: string): void;
}

export interface MailListenerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** A Unix socket to listen on instead of host and port; its owner and group may use it. */
  readonly socket?: string;
  /** SMTP unless said otherwise. LMTP is what a mail server speaks to the program that keeps mailboxes. */
  readonly protocol?: 'smtp' | 'lmtp';
  /** What we call ourselves in the greeting. */
  readonly hostname: string;
  /** Bytes; a larger mail is refused with 552. */
  readonly sizeLimit?: number;
  /** Whether mail to this address is ours; asked for each recipient before DATA. */
  readonly accepts: (address: string) => Promise<boolean> | boolean;
  /** Makes the raw mail durable. We answer 250 only when it has resolved, 451 when it rejects. */
  readonly store: (raw: Buffer, envelope: ReceivedEnvelope) => Promise<void>;
  readonly log: MailLog;
  /** PEM texts; without them STARTTLS is not offered. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Per remote address and minute. */
  readonly connectionsPerMinute?: number;
  readonly mailsPerMinute?: number;
  /** Bytes of mails being received at once, from everybody together; beyond it senders are asked to come again. */
  readonly memoryLimit?: number;
  readonly clock?: () => Instant;
}

export interface MailListener {
  readonly port: number;
  /** Takes nothing new, lets mails that are being stored finish, and ends within 5 seconds. */
  close(): Promise<void>;
}

class SmtpReply extends Error {
  readonly responseCode: number;

  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

type Answer = (error?: Error | null, message?: string) => void;

const SORRY = 'We cannot take the mail right now, please try again later';

/** The running listener's own counts. */
interface State {
  closing: boolean;
  bytesInFlight: number;
  readonly storing: Set<Promise<void>>;
}

interface Limits {
  readonly size: number;
  readonly memory: number;
}

/** All bytes of the mail; counts them in `share` as they come. Rejects when it is too large or there is no room. */
async function collect(stream: SMTPServerDataStream, share: Share, limits: Limits): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let refusal: SmtpReply | null = null;
  // Refused mail is read to its end too: only then does the sender listen for our answer.
  for await (const chunk of stream) {
    if (share.held + chunk.length > limits.size) refusal ??= new SmtpReply(552, 'The mail is larger than we take');
    else if (!share.take(chunk.length, limits.memory)) refusal ??= new SmtpReply(451, SORRY);
    if (refusal === null) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (refusal !== null) throw refusal;
  return Buffer.concat(chunks);
}

/** One mail's share of the memory that all mails being received may take together. */
class Share {
  held = 0;
  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  take(bytes: number, limit: number): boolean {
    if (this.#state.bytesInFlight + bytes > limit) return false;
    this.held += bytes;
    this.#state.bytesInFlight += bytes;
    return true;
  }

  giveBack(): void {
    this.#state.bytesInFlight -= this.held;
    this.held = 0;
  }
}

function envelopeOf(session: SMTPServerSession, receivedAt: Instant): ReceivedEnvelope {
  const { mailFrom, rcptTo } = session.envelope;
  return {
    from: mailFrom === false ? '' : mailFrom.address.toLowerCase(),
    to: rcptTo.map((recipient) => recipient.address.toLowerCase()),
    remoteAddress: session.remoteAddress,
    helo: cleanLine(session.hostNameAppearsAs || '', 255),
    receivedAt,
  };
}

function answerWith(work: () => Promise<string | undefined>, answer: Answer, log: MailLog): void {
  work().then(
    (message) => answer(null, message),
    (error: unknown) => {
      if (error instanceof SmtpReply) return answer(error);
      log.warn({ err: error }, 'mail could not be taken; its sender was asked to try again');
      return answer(new SmtpReply(451, SORRY));
    },
  );
}

/** The callbacks of the SMTP server: each says yes, or refuses with a code that its sender understands. */
function handlers(options: MailListenerOptions, state: State) {
  const clock = options.clock ?? Date.now;
  const connections = rateLimit(options.connectionsPerMinute ?? 600);
  const mails = rateLimit(options.mailsPerMinute ?? 6000);
  const limits = {
    size: options.sizeLimit ?? MAIL_LIMITS.rawBytes,
    memory: options.memoryLimit ?? 8 * MAIL_LIMITS.rawBytes,
  };
  const storeOne = async (stream: SMTPServerDataStream, session: SMTPServerSession) => {
    const share = new Share(state);
    try {
      const raw = await collect(stream, share, limits);
      const work = options.store(raw, envelopeOf(session, clock()));
      state.storing.add(work);
      await work.finally(() => state.storing.delete(work));
    } finally {
      share.giveBack();
    }
    return 'Stored, we take it from here';
  };
  return {
    onConnect: (session: SMTPServerSession, answer: Answer) => {
      if (state.closing) return answer(new SmtpReply(421, 'Closing, please try again later'));
      const allowed = connections.allow(session.remoteAddress, clock());
      return answer(allowed ? null : new SmtpReply(421, 'Too many connections, please try again in a minute'));
    },
    onMailFrom: (_: unknown, session: SMTPServerSession, answer: Answer) => {
      if (state.closing) return answer(new SmtpReply(421, 'Closing, please try again later'));
      const allowed = mails.allow(session.remoteAddress, clock());
      return answer(allowed ? null : new SmtpReply(451, 'Too many mails, please try again in a minute'));
    },
    onRcptTo: (recipient: { address: string }, _: SMTPServerSession, answer: Answer) => {
      const accepted = async () => {
        const address = cleanAddress(recipient.address);
        if (address === null || !(await options.accepts(address))) throw new SmtpReply(550, 'No such address here');
        return undefined;
      };
      answerWith(accepted, answer, options.log);
    },
    onData: (stream: SMTPServerDataStream, session: SMTPServerSession, answer: Answer) => {
      answerWith(() => storeOne(stream, session), answer, options.log);
    },
  };
}

function listen(server: SMTPServer, options: MailListenerOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    const listening = () => {
      server.off('error', reject);
      server.on('error', (error: Error) => options.log.warn({ err: error }, 'trouble on a mail connection'));
      const bound = server.server.address();
      resolve(typeof bound === 'object' && bound !== null ? bound.port : options.port);
    };
    if (options.socket === undefined) server.listen(options.port, options.host, listening);
    else server.listen(options.socket, listening);
  });
}

/** A program that was killed leaves its socket behind; nobody listens on it any more. */
async function freeSocket(path: string): Promise<void> {
  const found = await lstat(path).catch(() => null);
  if (found?.isSocket()) await rm(path);
}

async function closeServer(server: SMTPServer, state: State): Promise<void> {
  state.closing = true;
  const patience = new Promise((resolve) => setTimeout(resolve, 4 * SECOND).unref());
  await Promise.race([Promise.allSettled([...state.storing]), patience]);
  await new Promise<void>((resolve) => server.close(resolve));
}

/**
 * Takes mail by SMTP or LMTP for the addresses that `accepts` says are ours. The raw mail is durable before we answer
 * 250, so an acknowledged mail is never lost; whatever fails before that answers a code that makes the sender try
 * again. Rejects when the port cannot be had.
 */
export async function startMailListener(options: MailListenerOptions): Promise<MailListener> {
  const state: State = { closing: false, bytesInFlight: 0, storing: new Set() };
  const server = new SMTPServer({
    lmtp: options.protocol === 'lmtp',
    name: options.hostname,
    banner: 'Evenkeel',
    size: options.sizeLimit ?? MAIL_LIMITS.rawBytes,
    rejectOversized: true,
    maxRecipients: MAIL_LIMITS.recipients,
    maxClients: 200,
    authOptional: true,
    disabledCommands: options.tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    socketTimeout: 60 * SECOND,
    closeTimeout: 200,
    ...(options.tls ?? {}),
    ...handlers(options, state),
  });
  if (options.socket !== undefined) await freeSocket(options.socket);
  const port = await listen(server, options);
  if (options.socket !== undefined) await chmod(options.socket, 0o660);
  const where = options.socket === undefined ? { host: options.host, port } : { socket: options.socket };
  options.log.info(where, `mail is taken by ${options.protocol === 'lmtp' ? 'LMTP' : 'SMTP'}`);
  return { port, close: () => closeServer(server, state) };
}
