import { toIso } from '#kernel/time.ts';
import { type Context, systemContext } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { readMailboxes } from '#platform/mail/mailboxes.ts';
import { SILENT_FOR } from '../fetch-mail.ts';
import { mailboxHealth } from '../mailbox-store.ts';

/** Of each mailbox; more of them fail for one reason. */
const SHOWN = 20;

const iso = (instant: number | null | undefined) => (instant == null ? null : toIso(instant));

/** The mailboxes that the configuration names, with their health; read with the system's rights alone. */
export async function listMailboxes(context: Context) {
  const { platform, now } = context;
  const known = await reading(systemContext(platform, 'mailboxes', now), mailboxHealth);
  return readMailboxes(platform.config.mailboxesFile).map(({ name, host, folder }) => {
    const health = known.get(name);
    return {
      ...{ name, host, folder },
      heardAt: iso(health?.heard_at),
      takenAt: iso(health?.taken_at),
      silent: (health?.heard_at ?? 0) < now - SILENT_FOR,
      trouble: health?.trouble ?? null,
      setAside: health?.setAside.length ?? 0,
      setAsideMails: (health?.setAside ?? []).slice(0, SHOWN).map(({ notedAt, ...mail }) => ({
        ...mail,
        notedAt: toIso(notedAt),
      })),
    };
  });
}
