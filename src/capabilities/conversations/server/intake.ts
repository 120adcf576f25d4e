import { systemContext, uuidv7 } from '#platform/context.ts';
import { reading, transaction } from '#platform/database/transaction.ts';
import { enqueue } from '#platform/jobs.ts';
import { readReplyAddress } from '#platform/mail/address.ts';
import { mailKeys } from '#platform/mail/keys.ts';
import { type MailListener, type ReceivedEnvelope, startMailListener } from '#platform/mail/receive.ts';
import type { Platform } from '#platform/platform.ts';
import { domainOf, ourAddresses } from './address-store.ts';
import { insertInbound } from './inbound-store.ts';
import { takeInMail } from './job-kinds.ts';

/** Whether mail to this address is ours: one of the desk's addresses, or one that we signed. */
async function accepts(platform: Platform, address: string): Promise<boolean> {
  const ours = await reading(systemContext(platform, 'mail intake'), ourAddresses);
  if (ours.includes(address)) return true;
  const keys = await mailKeys(platform);
  return ours.some((one) => readReplyAddress(keys, address, domainOf(one)) !== null);
}

/** Keeps a mail as it came and queues the work on it, in one commit. When this has resolved, the mail is ours. */
async function storeMail(platform: Platform, raw: Buffer, envelope: ReceivedEnvelope): Promise<void> {
  const id = uuidv7(envelope.receivedAt);
  await transaction(systemContext(platform, 'mail intake', envelope.receivedAt), async (tx) => {
    await insertInbound(tx, { id, raw, envelope });
    await enqueue(tx, takeInMail, { inboundMailId: id }, { key: `take-in-mail:${id}` });
  });
}

/**
 * Takes mail by SMTP for the desk's addresses and for the reply addresses that we signed. A mail is durable, with
 * its work queued, before it is acknowledged. Rejects when the port cannot be had.
 */
export async function startIntake(platform: Platform): Promise<MailListener> {
  const { config } = platform;
  await mailKeys(platform);
  return startMailListener({
    host: config.smtpHost,
    port: config.smtpPort,
    hostname: new URL(platform.publicUrl()).hostname,
    accepts: (address) => accepts(platform, address),
    store: (raw, envelope) => storeMail(platform, raw, envelope),
    log: platform.log,
    clock: platform.clock,
  });
}
