import { GUESTS } from '#capabilities/people/index.ts';
import type { Instant } from '#kernel/time.ts';
import { moment } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { COUNTED, type MailCounts } from '../domain/mail-caps.ts';
import type { OutboundMail } from './outbound-store.ts';
import type { ConversationTables } from './tables.ts';

/**
 * Mails that went out, or were tried, within the last hour and day; this one and those never tried are left out.
 * `sender` is the address of ours that this one would go from.
 */
export async function countsAround(
  tx: Tx,
  row: OutboundMail,
  { now, sender }: { readonly now: Instant; readonly sender: string | null },
): Promise<MailCounts> {
  const tried = (since: number) =>
    tx
      .tables<ConversationTables>()
      .selectFrom('conversations.outbound_mail as o')
      .where('o.id', '<>', row.id)
      .where('o.attempts', '>', 0)
      .where('o.queued_at', '>', moment(now - since));
  const to = await tried(COUNTED.day)
    .where('o.recipient_address', '=', row.recipient_address)
    .select(({ fn, eb }) => {
      const hour = eb('o.queued_at', '>', moment(now - COUNTED.hour));
      const same = eb('o.purpose', '=', row.purpose);
      const automatic = eb('o.purpose', '<>', 'reply');
      const all = () => fn.countAll<number>();
      return [
        all().filterWhere(same).as('day'),
        all().filterWhere(same).filterWhere(hour).as('hour'),
        all().filterWhere(automatic).as('automaticDay'),
        all().filterWhere(automatic).filterWhere(hour).as('automaticHour'),
      ];
    })
    .executeTakeFirstOrThrow();
  const around = await tried(COUNTED.hour)
    .select(({ fn }) => {
      const all = () => fn.countAll<number>();
      return [
        all()
          .filterWhere('o.subject_id', '=', row.subject_id ?? row.id)
          .as('subject'),
        all()
          .filterWhere('o.account_id', '=', row.account_id ?? row.id)
          .as('account'),
        all()
          .filterWhere('o.account_id', '=', GUESTS)
          .filterWhere('o.purpose', '<>', 'reply')
          .filterWhere('o.sender_address', '=', sender ?? '')
          .as('strangers'),
        all()
          .filterWhere('o.sender_address', '=', sender ?? '')
          .as('mailbox'),
      ];
    })
    .executeTakeFirstOrThrow();
  return {
    toRecipient: { hour: to.hour, day: to.day },
    automaticToRecipient: { hour: to.automaticHour, day: to.automaticDay },
    aboutSubjectInHour: around.subject,
    ofAccountInHour: around.account,
    automaticToStrangersInHour: around.strangers,
    fromMailboxInHour: around.mailbox,
  };
}
