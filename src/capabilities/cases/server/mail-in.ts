import type { CaseForMail, FiledMail, Intake, MailForCase, MailForNewCase } from '#capabilities/conversations/index.ts';
import { ServiceId, TeamId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { DAY } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { isOpenCase } from '../domain/case.ts';
import { subjectFrom } from '../domain/open.ts';
import { stageOf } from '../domain/states.ts';
import { caseSubject } from '../facts.ts';
import { mailAcknowledgement } from './mail-out.ts';
import { hearCustomer } from './operations/hear-customer.ts';
import { openCase } from './operations/open-case.ts';
import { participantsOf } from './participant-store.ts';
import { caseOf, findByNumber, findReadable, followMerged } from './store.ts';
import type { CaseRow } from './tables.ts';

/** A closed case is taken up by mail no longer than this; later mail opens a new one. */
const TAKEN_UP_WITHIN = 14 * DAY;
const LONGEST_SUBJECT = 200;

type Asked = Parameters<Intake['lookupCase']>[2];

async function senderOf(tx: Tx, row: CaseRow, personId: Asked['personId']): Promise<CaseForMail['sender']> {
  if (personId === null) return 'stranger';
  if (personId === row.requester_id) return 'participant';
  if (personId === row.owner_id || personId === row.assignee_id) return 'team';
  const part = (await participantsOf(tx, row.id)).find((one) => one.person_id === personId);
  if (part?.role === 'approver') return 'team';
  return part ? 'participant' : 'stranger';
}

async function lookupCase(tx: Tx, context: Context, { by, personId }: Asked): Promise<CaseForMail | null> {
  const named = await ('caseId' in by
    ? findReadable(tx, context.actor, by.caseId)
    : findByNumber(tx, context.actor, by.number));
  const row = named && (await followMerged(tx, context.actor, named));
  if (!row) return null;
  const over = stageOf(row.state) === 'over';
  return {
    caseId: row.id,
    subject: caseSubject(row.id),
    accountId: row.account_id,
    sender: await senderOf(tx, row, personId),
    closedLongAgo: over && (row.closed_at ?? 0) < context.now - TAKEN_UP_WITHIN,
    open: isOpenCase(caseOf(row)),
  };
}

/** The mail's subject without the prefixes that mail programs pile up and without our own tag. */
function subjectOf(title: string, text: string): string {
  const bare = title.replace(/^(\s*(re|aw|fwd?|wg|tr|antw)\s*:\s*|\s*\[#\d+\]\s*)+/i, '').trim();
  return (bare === '' ? subjectFrom(text) : bare).slice(0, LONGEST_SUBJECT);
}

async function openFromMail(tx: Tx, context: Context, mail: MailForNewCase): Promise<Result<FiledMail>> {
  const text = mail.text.trim() === '' ? mail.title : mail.text;
  const opened = await openCase(
    { ...context, tx },
    {
      requesterId: mail.author.id,
      kind: 'incident',
      subject: subjectOf(mail.title, text),
      text,
      serviceId: mail.hint.serviceId === null ? undefined : ServiceId.parse(mail.hint.serviceId),
      teamId: mail.hint.teamId === null ? undefined : TeamId.parse(mail.hint.teamId),
      channel: 'mail',
      urgency: 'medium',
      contactedAt: mail.receivedAt,
      mail: mail.mail,
    },
  );
  if (!opened.ok) return opened;
  const { case: known, messageId } = opened.value;
  if (mail.mayAcknowledge) await mailAcknowledgement(tx, context, opened.value);
  return ok({ subject: caseSubject(known.id), accountId: known.accountId, messageId });
}

async function replyFromMail(tx: Tx, context: Context, mail: MailForCase): Promise<Result<FiledMail>> {
  const row = await findReadable(tx, context.actor, mail.caseId);
  if (!row) return refuse('not-found', 404);
  if (stageOf(row.state) === 'over' && !mail.automatic) {
    const hint = { teamId: row.team_id, serviceId: row.service_id };
    return openFromMail(tx, context, { ...mail, relatedCaseId: row.id, hint, mayAcknowledge: true });
  }
  const heard = await hearCustomer(
    { ...context, tx },
    {
      caseId: row.id,
      author: { id: mail.author.id, name: mail.author.name },
      channel: 'mail',
      text: mail.text.trim() === '' ? mail.title : mail.text,
      at: mail.receivedAt,
      human: !mail.automatic,
      mail: mail.mail,
    },
  );
  if (!heard.ok) return heard;
  return ok({ subject: caseSubject(row.id), accountId: row.account_id, messageId: heard.value.messageId });
}

/** How mail becomes cases and replies: what conversations asks of the cases. */
export const casesIntake: Intake = { lookupCase, openFromMail, replyFromMail };
