import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { readReplyAddress, wasIssuedTo } from '#platform/mail/address.ts';
import { mailKeys } from '#platform/mail/keys.ts';
import type { ParsedMail } from '#platform/mail/parsed-mail.ts';
import { desk } from '../address-store.ts';
import type { InboundMail } from '../inbound-store.ts';
import { findLastSentTo, findSentByHeader, type OutboundMail, recipientsAbout } from '../outbound-store.ts';
import { failMail } from './fail-mail.ts';

/** The last mail to whom the bounce address was made for, also where the mail was forwarded before it failed. */
async function byBounceAddress(tx: Tx, context: Context, row: InboundMail): Promise<OutboundMail | undefined> {
  const keys = await mailKeys(context.platform);
  const { domain } = await desk(tx, context.platform.publicUrl());
  for (const address of row.envelope_to) {
    const token = readReplyAddress(keys, address, domain);
    if (token?.purpose !== 'bounce' || token.caseId === null) continue;
    const recipients = await recipientsAbout(tx, token.caseId);
    const sent = await findLastSentTo(
      tx,
      token.caseId,
      recipients.filter((one) => wasIssuedTo(keys, token, one)),
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
  const sent = named ?? (await byBounceAddress(tx, context, row));
  if (!sent) return;
  const about = failed.find((one) => one.address === sent.recipient_address) ?? failed[0];
  const words = about?.status === '' ? 'returned' : (about?.status ?? 'returned');
  await failMail(tx, context, sent, { failure: { at: 'report', code: null, words } });
}
