import { useState } from 'react';
import { fromIso, type Instant, toIso } from '#kernel/time.ts';
import { TextArea } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { useAnswerEscalation } from '../../changes.ts';
import type { Detail } from '../../queries.ts';
import { MomentField } from '../MomentField.tsx';
import { firstNameOf } from '../names.ts';

const LONGEST = 5000;

interface AnswerEscalationDialogProps {
  readonly of: Detail;
  readonly onClose: () => void;
}

/** Tells the customer why the priority stays as it is, and when they hear next. Nothing is declined without a word. */
export function AnswerEscalationDialog({ of, onClose }: AnswerEscalationDialogProps) {
  const t = useText();
  const answer = useAnswerEscalation();
  const [text, setText] = useState('');
  const [nextBy, setNextBy] = useState<Instant | null>(() => fromIso(of.suggestedNextWord));
  const [tried, setTried] = useState(false);
  const name = firstNameOf(of.requester.name);
  const submit = () => {
    if (text.trim() === '' || nextBy === null) return setTried(true);
    answer.mutate({ caseId: of.id, text: text.trim(), nextBy: toIso(nextBy) }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('escalation.answer-title', { name })}
      submit={t('escalation.send')}
      busy={answer.isPending}
      failed={answer.isError ? { what: t('escalation.failed'), error: answer.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextArea
        label={t('escalation.reason')}
        hint={t('escalation.reason-hint', { name })}
        error={tried && text.trim() === '' ? t('escalation.no-reason', { name }) : undefined}
        value={text}
        maxLength={LONGEST}
        onChange={(event) => setText(event.target.value)}
      />
      <MomentField
        label={t('escalation.next-word')}
        value={nextBy}
        proposed={fromIso(of.suggestedNextWord)}
        giver={of.owner}
        onChange={setNextBy}
      />
    </FormDialog>
  );
}
