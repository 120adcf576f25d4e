import { Act } from '#ui/Button.tsx';
import { useText } from '#ui/text.tsx';
import { useJudgeMail } from '../changes.ts';
import type { Note } from '../queries.ts';
import { useMayWork } from './rights.ts';

interface PendingMailProps {
  readonly caseId: string;
  /** Nobody works on the case any more: nothing can be taken in. */
  readonly over: boolean;
  readonly note: Note;
  readonly pending: NonNullable<Note['pending']>;
}

/** Below words that came by mail from somebody outside the case: why they wait, and what the team makes of them. */
export function PendingMail({ caseId, over, note, pending }: PendingMailProps) {
  const t = useText();
  const mayWork = useMayWork();
  const judging = useJudgeMail();
  const judge = (decision: 'accept' | 'refuse') => judging.mutate({ caseId, noteId: note.id, decision });
  if (pending.decision !== 'waiting') {
    return <p className="cs-pending">{t(`pending.${pending.decision}`, { name: pending.decidedBy ?? '' })}</p>;
  }
  return (
    <div className="cs-pending">
      <p>{t(`pending.reason.${pending.reason}`, { address: pending.address })}</p>
      {mayWork && !over && (
        <p className="cs-pending-acts">
          <Act look="note" busy={judging.isPending} onClick={() => judge('accept')}>
            {t('pending.accept')}
          </Act>
          <Act look="plain" busy={judging.isPending} onClick={() => judge('refuse')}>
            {t('pending.refuse')}
          </Act>
        </p>
      )}
    </div>
  );
}
