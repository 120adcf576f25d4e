import { HOUR } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { type Job, job } from '#platform/jobs.ts';
import type { Platform } from '#platform/platform.ts';
import { type Recurring, recurring } from '#platform/recurring.ts';
import { keyOfAddress, limitsOf, type Rule } from './identity/limits.ts';
import { makeLink } from './identity/links.ts';
import { tidySignIn } from './identity/tidy.ts';
import { organisation } from './organisation.ts';
import { findByAddress } from './person-store.ts';
import { sendSignInLink } from './send-sign-in-link.ts';
import { signInMail } from './sign-in-mail.ts';

/** So many links for one address, whoever asks for them and however often; no mailbox is flooded through us. */
const PER_ADDRESS: readonly (Rule & { name: string })[] = [
  { name: 'link', window: 5 * 60, max: 1 },
  { name: 'link-in-day', window: 24 * 60 * 60, max: 12 },
];

/** Whether one more link may go to this address. */
async function mayBeSent(platform: Platform, address: string): Promise<boolean> {
  for (const { name, ...rule } of PER_ADDRESS) {
    const { allowed } = await limitsOf(platform).consume(keyOfAddress(name, address), rule);
    if (!allowed) return false;
  }
  return true;
}

/** Sends a sign-in link to the person whom the address leads to. For an address that is nobody's there is no mail. */
async function sendLink(context: Context, asked: { address: string; returnTo: string | null }): Promise<void> {
  const { platform } = context;
  const person = await reading(context, (tx) => findByAddress(tx, asked.address));
  if (!person?.active) return;
  if (!(await mayBeSent(platform, asked.address))) {
    platform.log.warn({ personId: person.id }, 'too many sign-in links were asked for; this one is not sent');
    return;
  }
  const link = await makeLink(platform, person.id, { returnTo: asked.returnTo ?? undefined });
  if (!link) return;
  const settings = await reading(context, organisation);
  const sent = await platform.mail.send(await signInMail(context, { person, link, organisation: settings }));
  platform.metrics.mailOut.inc({ outcome: sent.outcome });
  if (sent.outcome === 'try-later') throw new Error(`The sign-in mail was not sent: ${sent.reason}`);
  if (sent.outcome === 'refused-permanently') {
    platform.log.warn({ personId: person.id, stage: sent.stage }, 'the sign-in mail was refused');
  }
}

export const peopleRecurring: readonly Recurring[] = [
  recurring('people.tidy-sign-in', HOUR, (context) => tidySignIn(context.platform)),
];

export const peopleJobs: readonly Job[] = [job(sendSignInLink, sendLink)];
