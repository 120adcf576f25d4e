import { useState } from 'react';
import { SelectField, TextArea } from '#ui/Field.tsx';
import { useText } from '#ui/text.tsx';
import { WAITING_REASONS } from '../../../domain/states.ts';
import { useWait } from '../../changes.ts';
import type { Detail } from '../../queries.ts';
import { FormDialog } from '../FormDialog.tsx';
import { firstNameOf } from '../names.ts';

interface WaitDialogProps {
  readonly of: Detail;
  readonly onClose: () => void;
}

type Reason = (typeof WAITING_REASONS)[number];

/** Says for whom and for what a case waits. The next word stays owed, and the customer sees what we wait for. */
export function WaitDialog({ of, onClose }: WaitDialogProps) {
  const t = useText();
  const wait = useWait();
  const [reason, setReason] = useState<Reason>('customer-input');
  const [question, setQuestion] = useState('');
  const [tried, setTried] = useState(false);
  const name = firstNameOf(of.requester.name);

  const submit = () => {
    if (question.trim() === '') return setTried(true);
    wait.mutate({ caseId: of.id, reason, question: question.trim() }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('wait.title')}
      submit={t('wait.submit')}
      busy={wait.isPending}
      failed={wait.isError ? { what: t('wait.failed'), error: wait.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <SelectField
        label={t('wait.reason')}
        value={reason}
        options={WAITING_REASONS.map((value) => ({ value, label: t(`wait.reason.${value}`, { name }) }))}
        onChange={(event) => setReason(WAITING_REASONS.find((one) => one === event.target.value) ?? reason)}
      />
      <TextArea
        label={t(reason === 'customer-input' ? 'wait.question' : 'wait.for-what')}
        hint={t('wait.hint', { name })}
        error={tried && question.trim() === '' ? t('wait.missing') : undefined}
        value={question}
        maxLength={1000}
        onChange={(event) => setQuestion(event.target.value)}
      />
    </FormDialog>
  );
}
