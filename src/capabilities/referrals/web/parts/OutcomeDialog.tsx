import { useState } from 'react';
import { type CaseShown, firstNameOf } from '#capabilities/cases/web/index.ts';
import { SelectField, TextArea } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { type Outcome, type Referral, useRecordOutcome } from '../queries.ts';

const OUTCOMES = ['helped', 'partly', 'not-helped'] as const satisfies readonly Outcome[];

interface OutcomeDialogProps {
  readonly of: CaseShown;
  readonly referral: Referral;
  readonly onClose: () => void;
}

/** Whether they helped, as the customer told the desk. */
export function OutcomeDialog({ of, referral, onClose }: OutcomeDialogProps) {
  const t = useText();
  const recording = useRecordOutcome(of.id);
  const [outcome, setOutcome] = useState<Outcome>('helped');
  const [words, setWords] = useState('');
  const name = firstNameOf(of.requester.name);
  const party = referral.party.name;
  const submit = () => {
    const said = words.trim() === '' ? {} : { words: words.trim() };
    const onSuccess = () => {
      tell({ text: t('went.recorded', { party }) });
      onClose();
    };
    recording.mutate({ referralId: referral.id, outcome, ...said }, { onSuccess });
  };
  return (
    <FormDialog
      title={t('went.title', { party, name })}
      submit={t('went.submit')}
      busy={recording.isPending}
      failed={recording.isError ? { what: t('went.failed'), error: recording.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <SelectField
        label={t('went.what', { name })}
        value={outcome}
        options={OUTCOMES.map((value) => ({ value, label: t(`went.${value}`) }))}
        onChange={(event) => setOutcome(OUTCOMES.find((one) => one === event.target.value) ?? outcome)}
      />
      <TextArea
        label={t('went.words', { name })}
        value={words}
        maxLength={2000}
        onChange={(event) => setWords(event.target.value)}
      />
    </FormDialog>
  );
}
