import type { AccountId, CaseId, PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { DAY } from '#kernel/time.ts';
import { at, moment } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { PromptAnswer, Signal } from '../domain/alone.ts';
import type { TroubleshootingTables } from './tables.ts';

/** Answers reach back two days: as long as the longest quiet and the longest count. */
const KEPT_IN_MIND = 2 * DAY;

export interface PromptRecord {
  readonly id: string;
  readonly caseId: CaseId;
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly points: number;
  readonly signals: readonly Signal[];
  readonly shownAt: Instant;
  readonly answer: PromptAnswer | null;
  readonly reason: string | null;
  readonly answeredAt: Instant | null;
}

/** What a person was shown lately, and all that still waits for their answer, newest first. */
export function promptsOf(tx: Tx, personId: PersonId, now: Instant): Promise<PromptRecord[]> {
  return tx
    .tables<TroubleshootingTables>()
    .selectFrom('troubleshooting.prompt')
    .select(['id', 'case_id as caseId', 'account_id as accountId', 'person_id as personId', 'points', 'signals'])
    .select(['shown_at as shownAt', 'answer', 'reason', 'answered_at as answeredAt'])
    .where('person_id', '=', personId)
    .where((eb) => eb.or([eb('shown_at', '>', moment(now - KEPT_IN_MIND)), eb('answer', 'is', null)]))
    .orderBy('shown_at', 'desc')
    .execute();
}

export async function insertPrompt(tx: Tx, prompt: PromptRecord): Promise<void> {
  await tx
    .tables<TroubleshootingTables>()
    .insertInto('troubleshooting.prompt')
    .values({
      id: prompt.id,
      case_id: prompt.caseId,
      account_id: prompt.accountId,
      person_id: prompt.personId,
      points: prompt.points,
      signals: [...prompt.signals],
      shown_at: at(prompt.shownAt),
      answer: null,
      reason: null,
      answered_at: null,
    })
    .execute();
}

export async function saveAnswer(
  tx: Tx,
  id: string,
  { answer, reason, at: answeredAt }: { answer: PromptAnswer; reason: string | null; at: Instant },
): Promise<void> {
  await tx
    .tables<TroubleshootingTables>()
    .updateTable('troubleshooting.prompt')
    .set({ answer, reason, answered_at: at(answeredAt) })
    .where('id', '=', id)
    .execute();
}
