import { useState } from 'react';
import type { CaseShown } from '#capabilities/cases/web/index.ts';
import { SelectField, TextField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { type Referral, useRecordPartyAnswer } from '../queries.ts';

const ANSWERS = ['accepted', 'declined'] as const;

interface PartyAnswerDialogProps {
  readonly of: CaseShown;
  readonly referral: Referral;
  readonly onClose: () => void;
}

/** What the party said when it was asked to help. We stay responsible either way. */
export function PartyAnswerDialog({ of, referral, onClose }: PartyAnswerDialogProps) {
  const t = useText();
  const recording = useRecordPartyAnswer(of.id);
  const [what, setWhat] = useState<(typeof ANSWERS)[number]>('accepted');
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const party = referral.party.name;
  const submit = () => {
    if (words.trim() === '') return setTried(true);
    const onSuccess = () => {
      tell({ text: t('answer.recorded', { party }) });
      onClose();
    };
    recording.mutate({ referralId: referral.id, what, words: words.trim() }, { onSuccess });
  };
  return (
    <FormDialog
      title={t('answer.title', { party })}
      submit={t('answer.submit')}
      busy={recording.isPending}
      failed={recording.isError ? { what: t('answer.failed'), error: recording.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="t-2">{t('answer.text')}</p>
      <SelectField
        label={t('answer.what')}
        value={what}
        options={ANSWERS.map((value) => ({ value, label: t(`answer.${value}`) }))}
        onChange={(event) => setWhat(ANSWERS.find((one) => one === event.target.value) ?? what)}
      />
      <TextField
        label={t(`answer.words.${what}`)}
        hint={what === 'accepted' ? t('answer.words-read') : undefined}
        error={tried && words.trim() === '' ? t('answer.blank') : undefined}
        value={words}
        maxLength={300}
        onChange={(event) => setWords(event.target.value)}
      />
    </FormDialog>
  );
}
