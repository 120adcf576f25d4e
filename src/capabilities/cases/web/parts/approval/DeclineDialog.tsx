import { useState } from 'react';
import { TextArea } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import type { Detail } from '../../queries.ts';
import { firstNameOf } from '../names.ts';
import { useAnswerApproval } from './changes.ts';

interface DeclineDialogProps {
  readonly of: Detail;
  readonly onClose: () => void;
}

/** Says no to a request, and why: the requester reads it. */
export function DeclineDialog({ of, onClose }: DeclineDialogProps) {
  const t = useText();
  const answer = useAnswerApproval();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const name = firstNameOf(of.requester.name);
  const submit = () => {
    if (reason.trim() === '') return setTried(true);
    answer.mutate({ caseId: of.id, decision: 'decline', reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('approval.decline-title')}
      submit={t('approval.decline')}
      busy={answer.isPending}
      failed={answer.isError ? { what: t('approval.failed'), error: answer.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextArea
        label={t('approval.reason')}
        hint={t('renegotiate.reason-hint', { name })}
        error={tried && reason.trim() === '' ? t('renegotiate.no-reason') : undefined}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
