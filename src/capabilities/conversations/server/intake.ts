import { systemContext, uuidv7 } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { enqueue } from '#platform/jobs.ts';
import { mailKeys } from '#platform/mail/keys.ts';
import { type MailListener, type ReceivedEnvelope, startMailListener } from '#platform/mail/receive.ts';
import type { Platform } from '#platform/platform.ts';
import { accepts } from './accepts.ts';
import { fetchMail } from './fetch-mail.ts';
import { insertInbound } from './inbound-store.ts';
import { takeInMail } from './job-kinds.ts';

/** Keeps a mail as it came and queues the work on it, in one commit. When this has resolved, the mail is ours. */
async function storeMail(platform: Platform, raw: Buffer, envelope: ReceivedEnvelope): Promise<void> {
  const id = uuidv7(envelope.receivedAt);
  await transaction(systemContext(platform, 'mail intake', envelope.receivedAt), async (tx) => {
    await insertInbound(tx, { id, raw, envelope });
    await enqueue(tx, takeInMail, { inboundMailId: id }, { key: `take-in-mail:${id}` });
  });
}

/** Where a configured LMTP address is: a Unix socket, or host and port. */
function lmtpPlace(lmtp: string): { host: string; port: number; socket?: string } {
  if (lmtp.startsWith('/')) return { host: '', port: 0, socket: lmtp };
  const colon = lmtp.lastIndexOf(':');
  return { host: lmtp.slice(0, colon), port: Number(lmtp.slice(colon + 1)) };
}

/** The listeners that run; `port` is where mail comes in by SMTP. */
export interface RunningIntake {
  readonly port: number;
  readonly lmtpPort: number | null;
  close(): Promise<void>;
}

/**
 * Takes mail for the desk's addresses and for the reply addresses that we signed: by SMTP, by LMTP where that is
 * configured, and from IMAP mailboxes. A mail is durable, with its work queued, before it is acknowledged. Rejects when
 * a port cannot be had or the mailboxes are named wrongly.
 */
export async function startIntake(platform: Platform): Promise<RunningIntake> {
  const { config } = platform;
  await mailKeys(platform);
  const common = {
    hostname: new URL(platform.publicUrl()).hostname,
    accepts: (address: string) => accepts(platform, address),
    store: (raw: Buffer, envelope: ReceivedEnvelope) => storeMail(platform, raw, envelope),
    log: platform.log,
    clock: platform.clock,
  };
  const listeners: MailListener[] = [];
  const close = async () => void (await Promise.all(listeners.map((one) => one.close())));
  try {
    const smtp = await startMailListener({ ...common, host: config.smtpHost, port: config.smtpPort });
    listeners.push(smtp);
    const place = config.lmtp === undefined ? null : lmtpPlace(config.lmtp);
    const lmtp = place && (await startMailListener({ ...common, ...place, protocol: 'lmtp' }));
    if (lmtp) listeners.push(lmtp);
    const fetched = fetchMail(platform);
    return {
      port: smtp.port,
      lmtpPort: lmtp?.port ?? null,
      close: async () => void (await Promise.all([close(), fetched.close()])),
    };
  } catch (error) {
    await close();
    throw error;
  }
}
