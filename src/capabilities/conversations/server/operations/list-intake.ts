import { toIso } from '#kernel/time.ts';
import { catalogues } from '#platform/catalogues.ts';
import { type Context, systemContext } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import type { IntakeState } from '../../domain/words.ts';
import { type InboundMail, newestInbound } from '../inbound-store.ts';

/** The sentence for a reason: the rules' own, or that of the refusal by which the cases turned the mail away. */
function sentenceOf(context: Context, reason: string | null): string | null {
  if (reason === null) return null;
  const { mail, problems } = catalogues[context.language];
  return mail[`verdict.${reason}`] ?? problems[reason] ?? reason;
}

function shown(context: Context, row: InboundMail) {
  return {
    id: row.id,
    receivedAt: toIso(row.received_at),
    from: row.from_address ?? row.envelope_from,
    subject: row.mail_subject ?? '',
    outcome: row.state,
    rule: row.rule,
    reason: sentenceOf(context, row.reason) ?? row.last_error,
    caseId: row.subject_kind === 'case' ? row.subject_id : null,
  };
}

/**
 * The newest mails that came in, with what became of each; with `outcome` those that became that. Mail of strangers is
 * read with the system's rights alone.
 */
export async function listIntake(
  context: Context,
  wanted: { readonly limit: number; readonly outcome?: IntakeState | undefined },
): Promise<ReturnType<typeof shown>[]> {
  const asSystem = systemContext(context.platform, 'intake list', context.now);
  const rows = await reading(asSystem, (tx) => newestInbound(tx, wanted));
  return rows.map((row) => shown(context, row));
}
