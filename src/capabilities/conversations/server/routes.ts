import { ok, type Result } from '#kernel/result.ts';
import { announceFile } from '#platform/files.ts';
import { mailParser } from '#platform/mail/parse-in-worker.ts';
import type { MailTemplate } from '#platform/mail/template.ts';
import { INTERNET } from '#platform/outside/fetch-outside.ts';
import { type Served, served } from '#platform/serve/handlers.ts';
import { conversationsContract } from '../contract.ts';
import { allowAddress } from './operations/allow-address.ts';
import { fetchAgain } from './operations/fetch-again.ts';
import { listIntake } from './operations/list-intake.ts';
import { listHeld, listStopped } from './operations/list-mail-out.ts';
import { listMailboxes } from './operations/list-mailboxes.ts';
import { mailSigning } from './operations/mail-signing.ts';
import { previewMail } from './operations/preview-mail.ts';
import { replayMail } from './operations/replay-mail.ts';
import { settleHeld } from './operations/settle-held.ts';
import { showMail } from './operations/show-mail.ts';
import { addSnippet, changeSnippet, listSnippets, removeSnippet } from './operations/snippets.ts';

/** A change that answers nothing but that it was made. */
async function done(change: Promise<Result<null>>): Promise<Result<{ readonly done: true }>> {
  const outcome = await change;
  return outcome.ok ? ok({ done: true }) : outcome;
}

/**
 * The endpoints of conversations. The bytes of files travel beside them, by `mountFiles`. `templates` are the mails that
 * the capabilities send.
 */
export function conversationsServed(templates: readonly MailTemplate[]): Served {
  // Apart from what reads the mail that comes in: nobody who looks at a mail holds that up.
  const showing = { parser: mailParser({ threads: 1 }), network: INTERNET };
  return served(conversationsContract, {
    announceFile: (context, { body }) => announceFile(context, body),
    listSnippets: (context) => listSnippets(context),
    addSnippet: (context, { body }) => addSnippet(context, body),
    changeSnippet: (context, { params, body, ifMatch }) => changeSnippet(context, { ...params, ...body, ifMatch }),
    removeSnippet: (context, { params, ifMatch }) => removeSnippet(context, { ...params, ifMatch }),
    listIntake: async (context, { query }) => ok({ items: await listIntake(context, query) }),
    judgeAnew: (context, { params }) => done(replayMail(context, params.inboundMailId)),
    showMail: (context, { params, query }) =>
      showMail(context, { ...params, pictures: query.pictures === 'true' }, showing),
    listHeldMail: async (context) => ok({ items: await listHeld(context) }),
    settleHeldMail: (context, { params, body }) => done(settleHeld(context, { ...params, ...body })),
    listStoppedAddresses: async (context) => ok({ items: await listStopped(context) }),
    allowAddress: (context, { params, body }) => done(allowAddress(context, { ...params, ...body })),
    listMailboxes: async (context) => ok({ items: await listMailboxes(context) }),
    fetchAgain: (context, { params }) => fetchAgain(context, params.mailbox),
    mailSigning: async (context) => ok(await mailSigning(context)),
    listMailTemplates: async () => ok({ items: templates.map(({ id }) => ({ id })) }),
    previewMail: (context, { params, query }) => previewMail(context, templates, { ...params, ...query }),
  });
}
