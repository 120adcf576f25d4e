import type { TeamId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Language } from '#kernel/text.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { renderMail } from '#platform/mail/render.ts';
import type { MailTemplate } from '#platform/mail/template.ts';
import { checkSignature, signed } from '../../domain/index.ts';
import { organisation } from '../organisation.ts';
import { teamNameForCustomers } from '../signature-store.ts';

/** A mail that holds nothing but its signature: where nobody says what else a mail to a customer says. */
export const BARE_MAIL: MailTemplate = {
  id: 'bare',
  sample: ({ organisation: title, signature = null }) => ({
    title,
    blocks: signature === null ? [] : [{ kind: 'signature', text: signature }],
  }),
};

export interface SignatureToSee {
  /** Null for a mail without one. */
  readonly text: string | null;
  readonly language: Language;
  readonly teamId?: TeamId | undefined;
  /** What customers are about to call the team; what they call it now unless said. */
  readonly called?: string | undefined;
}

/** A mail with this signature as its reader would get it, written by whoever asks. Refuses a signature that leaves a gap, and a team that there is not. */
export async function previewSignature(
  context: Context,
  mail: MailTemplate,
  { text, language, teamId, called }: SignatureToSee,
): Promise<Result<{ html: string; text: string }>> {
  const { actor } = context;
  if (actor.kind !== 'person') return refuse('signed-out', 401);
  const checked = text === null ? ok(null) : checkSignature(text);
  if (!checked.ok) return checked;
  return reading(context, async (tx) => {
    const ours = await organisation(tx);
    const known = teamId === undefined ? null : await teamNameForCustomers(tx, teamId);
    if (known === undefined) return refuse('team.unknown', 422);
    const team = called ?? known;
    const signature = text === null ? null : signed(text, { agent: actor.name, team, organisation: ours.name });
    const reader = { language, timeZone: ours.timeZone, now: context.now, publicUrl: context.platform.publicUrl() };
    const { title, blocks } = mail.sample({ ...reader, organisation: ours.name, writer: actor.name, signature });
    const sent = renderMail({ language, zone: ours.timeZone, organisation: ours.name, subject: title, blocks });
    return ok({ html: sent.html, text: sent.text });
  });
}
