import type { KnownCase } from '#capabilities/cases/index.ts';
import { translator } from '#kernel/messages.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { signsIn } from './signs-in.ts';

/** What a suggestion from this case would say, in the asker's language: what happened, for them to go on from. */
export async function draftFrom(
  tx: Tx,
  context: Context,
  known: KnownCase,
): Promise<{ readonly title: string; readonly wrong: string }> {
  const { live, broken, unanswered, voidedPauses } = await signsIn(tx, known);
  const say = translator(context.language, catalogues[context.language].mail);
  const lines = [
    live ? say('improvement.draft.live') : '',
    ...broken.map((words) => say('improvement.draft.broken', { words })),
    unanswered > 0 ? say('improvement.draft.unanswered', { n: unanswered }) : '',
    voidedPauses > 0 ? say('improvement.draft.paused', { n: voidedPauses }) : '',
  ];
  return { title: known.subject, wrong: lines.filter(Boolean).join('\n') };
}
