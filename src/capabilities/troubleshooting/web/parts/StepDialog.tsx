import { useState } from 'react';
import { TextArea, TextField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { type StepShown, useEditStep } from '../queries.ts';
import { OutcomeChoice, PhaseChoice, type Reader, Sharing } from './Choices.tsx';

interface StepDialogProps {
  readonly caseId: string;
  readonly step: StepShown;
  readonly reader: Reader;
  readonly onClose: () => void;
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

function useStepForm({ caseId, step, onClose }: StepDialogProps) {
  const t = useText();
  const edit = useEditStep(caseId);
  const [phase, setPhase] = useState(step.phase);
  const [what, setWhat] = useState(step.what);
  const [outcome, setOutcome] = useState(step.outcome);
  const [expected, setExpected] = useState(step.expected ?? '');
  const [saw, setSaw] = useState(step.saw ?? '');
  const [words, setWords] = useState(step.shared);
  const submit = () => {
    if (what.trim() === '') return;
    const change = { phase, what: what.trim(), outcome, expected: orNull(expected), saw: orNull(saw) };
    const shared = words === null ? null : (orNull(words) ?? what.trim());
    const onSuccess = () => {
      tell({ text: t('steps.saved') });
      onClose();
    };
    edit.mutate({ step, change, words: shared }, { onSuccess });
  };
  return {
    edit,
    phase,
    setPhase,
    what,
    setWhat,
    outcome,
    setOutcome,
    expected,
    setExpected,
    saw,
    setSaw,
    words,
    setWords,
    submit,
  };
}

/** Says what came of a step, puts it right, and decides whether the customer reads of it. */
export function StepDialog(props: StepDialogProps) {
  const { step, reader, onClose } = props;
  const t = useText();
  const form = useStepForm(props);
  return (
    <FormDialog
      title={t('steps.dialog', { n: step.place })}
      submit={t('steps.save')}
      busy={form.edit.isPending}
      failed={form.edit.isError ? { what: t('steps.not-saved'), error: form.edit.error } : null}
      onSubmit={form.submit}
      onClose={onClose}
    >
      <OutcomeChoice value={form.outcome} onChoose={form.setOutcome} />
      <TextArea
        label={t('steps.saw')}
        rows={2}
        value={form.saw}
        maxLength={1000}
        onChange={(event) => form.setSaw(event.target.value)}
      />
      <TextField
        label={t('steps.what')}
        error={form.what.trim() === '' ? t('steps.entry-missing') : undefined}
        value={form.what}
        maxLength={300}
        onChange={(event) => form.setWhat(event.target.value)}
      />
      <TextField
        label={t('steps.expected')}
        value={form.expected}
        maxLength={500}
        onChange={(event) => form.setExpected(event.target.value)}
      />
      <PhaseChoice value={form.phase} onChoose={form.setPhase} />
      <Sharing reader={reader} outcome={form.outcome} words={form.words} proposed={form.what} onWords={form.setWords} />
    </FormDialog>
  );
}
