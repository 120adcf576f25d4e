import { toIso } from '#kernel/time.ts';
import { type Context, systemContext } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { heldMails } from '../outbound-store.ts';
import { stoppedAddresses } from '../standing-store.ts';

const SHOWN = 200;

/** The mails that caps stopped, the newest first; read with the system's rights alone. */
export async function listHeld(context: Context) {
  const asSystem = systemContext(context.platform, 'held mail', context.now);
  const rows = await reading(asSystem, (tx) => heldMails(tx, SHOWN));
  return rows.map((row) => ({
    id: row.id,
    queuedAt: toIso(row.queued_at),
    to: row.recipient_address,
    subject: row.content.title,
    purpose: row.purpose,
    cap: row.last_error ?? '',
    caseId: row.subject_kind === 'case' ? row.subject_id : null,
  }));
}

/** The addresses that get no mail, the last one first; read with the system's rights alone. */
export async function listStopped(context: Context) {
  const asSystem = systemContext(context.platform, 'stopped addresses', context.now);
  const rows = await reading(asSystem, (tx) => stoppedAddresses(tx, SHOWN));
  return rows.map((row) => ({ id: row.id, address: row.address, since: toIso(row.stopped_at), words: row.words }));
}
