import { HOUR } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { type Job, job } from '#platform/jobs.ts';
import { type Recurring, recurring } from '#platform/recurring.ts';
import { keyOfAddress, limitsOf, type Rule } from './identity/limits.ts';
import { makeLink } from './identity/links.ts';
import { tidySignIn } from './identity/tidy.ts';
import { organisation } from './organisation.ts';
import { findByAddress } from './person-store.ts';
import { sendSignInLink } from './send-sign-in-link.ts';
import { signInMail } from './sign-in-mail.ts';

/** So many links for one address, whoever asks for them; no mailbox is flooded through us. */
const PER_ADDRESS: Rule = { window: 15 * 60, max: 5 };

/** Sends a sign-in link to the person whom the address leads to. For an address that is nobody's there is no mail. */
async function sendLink(context: Context, asked: { address: string; returnTo: string | null }): Promise<void> {
  const { platform } = context;
  const person = await reading(context, (tx) => findByAddress(tx, asked.address));
  if (!person?.active) return;
  const verdict = await limitsOf(platform).consume(keyOfAddress('link', asked.address), PER_ADDRESS);
  if (!verdict.allowed) {
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
