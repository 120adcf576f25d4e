import { useState } from 'react';
import { firstNameOf } from '#capabilities/cases/web/index.ts';
import { SelectField, TextArea } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { type ListedView, type Outcome, type SaidView, useAnswer } from '../queries.ts';
import { Words } from './Words.tsx';

const OUTCOMES = ['acting', 'informed', 'declined'] as const satisfies readonly Outcome[];

interface AnswerDialogProps {
  readonly caseId: ListedView['case']['id'];
  readonly said: SaidView;
  readonly onClose: () => void;
}

/** A personal answer to what somebody said of a case, and what follows from it. */
export function AnswerDialog({ caseId, said, onClose }: AnswerDialogProps) {
  const t = useText();
  const answering = useAnswer(caseId);
  const [outcome, setOutcome] = useState<Outcome>('acting');
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const name = firstNameOf(said.person.name);
  const empty = words.trim() === '';
  const submit = () => {
    setTried(true);
    if (empty) return;
    const onSuccess = () => {
      tell({ text: t('fb.answer.sent', { name }) });
      onClose();
    };
    answering.mutate({ said, outcome, words: words.trim() }, { onSuccess });
  };
  return (
    <FormDialog
      title={t('fb.answer.title', { name: said.person.name })}
      submit={t('fb.answer.submit')}
      busy={answering.isPending}
      failed={answering.isError ? { what: t('fb.answer.failed'), error: answering.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="fb-said">
        <p className="t-500">{t(`fb.said.${said.rating}`, { name })}</p>
        <Words said={said} />
      </div>
      <TextArea
        label={t('fb.answer.words', { name })}
        hint={t('fb.answer.hint')}
        error={tried && empty ? t('fb.answer.empty') : undefined}
        rows={6}
        value={words}
        maxLength={5000}
        onChange={(event) => setWords(event.target.value)}
      />
      <SelectField
        label={t('fb.answer.outcome')}
        hint={t('fb.answer.outcome-hint')}
        value={outcome}
        options={OUTCOMES.map((value) => ({ value, label: t(`fb.outcome.${value}`) }))}
        onChange={(event) => setOutcome(OUTCOMES.find((one) => one === event.target.value) ?? outcome)}
      />
    </FormDialog>
  );
}
