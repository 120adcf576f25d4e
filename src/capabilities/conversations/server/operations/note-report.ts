import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { readReplyAddress } from '#platform/mail/address.ts';
import { mailKeys } from '#platform/mail/keys.ts';
import type { ParsedMail, ReportedRecipient } from '#platform/mail/parsed-mail.ts';
import { desk } from '../address-store.ts';
import type { InboundMail } from '../inbound-store.ts';
import { findLastSentTo, findSentByHeader, type OutboundMail } from '../outbound-store.ts';
import { moveMail } from './send-mail.ts';

async function byBounceAddress(
  tx: Tx,
  context: Context,
  { row, failed }: { row: InboundMail; failed: readonly ReportedRecipient[] },
): Promise<OutboundMail | undefined> {
  const keys = await mailKeys(context.platform);
  const { domain } = await desk(tx, context.platform.publicUrl());
  for (const address of row.envelope_to) {
    const token = readReplyAddress(keys, address, domain);
    if (token?.purpose !== 'bounce' || token.caseId === null) continue;
    const sent = await findLastSentTo(
      tx,
      token.caseId,
      failed.map((one) => one.address),
    );
    if (sent) return sent;
  }
  return undefined;
}

/**
 * Takes note of a report that a mail of ours did not arrive: the mail has failed, and the team hears of it. A delay is
 * no failure; receipts and complaints change nothing. A report that names no mail of ours changes nothing either.
 */
export async function noteReport(
  tx: Tx,
  context: Context,
  { row, mail }: { readonly row: InboundMail; readonly mail: ParsedMail },
): Promise<void> {
  const { report } = mail;
  if (report?.kind !== 'delivery-status') return;
  const failed = report.recipients.filter((one) => one.action === 'failed');
  if (failed.length === 0) return;
  const named = report.originalMessageId === null ? undefined : await findSentByHeader(tx, report.originalMessageId);
  const sent = named ?? (await byBounceAddress(tx, context, { row, failed }));
  const about = failed.find((one) => one.address === sent?.recipient_address) ?? (named ? failed[0] : undefined);
  if (!sent || !about) return;
  await moveMail(tx, context, sent, { state: 'failed', lastError: about.status === '' ? 'returned' : about.status });
}
