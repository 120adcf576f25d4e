import { ok, type Result } from '#kernel/result.ts';
import { announceFile } from '#platform/files.ts';
import type { MailTemplate } from '#platform/mail/template.ts';
import { type Served, served } from '#platform/serve/handlers.ts';
import { conversationsContract } from '../contract.ts';
import { allowAddress } from './operations/allow-address.ts';
import { listIntake } from './operations/list-intake.ts';
import { listHeld, listStopped } from './operations/list-mail-out.ts';
import { listMailboxes } from './operations/list-mailboxes.ts';
import { mailSigning } from './operations/mail-signing.ts';
import { previewMail } from './operations/preview-mail.ts';
import { settleHeld } from './operations/settle-held.ts';

/** A change that answers nothing but that it was made. */
async function done(change: Promise<Result<null>>): Promise<Result<{ readonly done: true }>> {
  const outcome = await change;
  return outcome.ok ? ok({ done: true }) : outcome;
}

/**
 * The endpoints of conversations. The bytes of files travel beside them, by `mountFiles`. `templates` are the mails that
 * the capabilities send.
 */
export const conversationsServed = (templates: readonly MailTemplate[]): Served =>
  served(conversationsContract, {
    announceFile: (context, { body }) => announceFile(context, body),
    listIntake: async (context, { query }) => ok({ items: await listIntake(context, query.limit) }),
    listHeldMail: async (context) => ok({ items: await listHeld(context) }),
    settleHeldMail: (context, { params, body }) => done(settleHeld(context, { ...params, ...body })),
    listStoppedAddresses: async (context) => ok({ items: await listStopped(context) }),
    allowAddress: (context, { params, body }) => done(allowAddress(context, { ...params, ...body })),
    listMailboxes: async (context) => ok({ items: await listMailboxes(context) }),
    mailSigning: async (context) => ok(await mailSigning(context)),
    listMailTemplates: async () => ok({ items: templates.map(({ id }) => ({ id })) }),
    previewMail: (context, { params, query }) => previewMail(context, templates, { ...params, ...query }),
  });
