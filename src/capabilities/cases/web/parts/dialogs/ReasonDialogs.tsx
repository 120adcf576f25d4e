import { useState } from 'react';
import { SelectField, TextArea } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { useCancel, useReopen } from '../../changes.ts';
import type { Detail } from '../../queries.ts';
import { firstNameOf } from '../names.ts';

interface ReasonDialogProps {
  readonly of: Detail;
  readonly onClose: () => void;
}

const GROUNDS = ['requester', 'duplicate'] as const;
const LONGEST_REASON = 500;

/** Ends a case that nobody needs any more, and says why. */
export function CancelDialog({ of, onClose }: ReasonDialogProps) {
  const t = useText();
  const cancel = useCancel();
  const [ground, setGround] = useState<(typeof GROUNDS)[number]>('requester');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const name = firstNameOf(of.requester.name);
  const submit = () => {
    if (reason.trim() === '') return setTried(true);
    cancel.mutate({ caseId: of.id, ground, reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('cancel.title')}
      submit={t('cancel.submit')}
      busy={cancel.isPending}
      failed={cancel.isError ? { what: t('cancel.failed'), error: cancel.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <SelectField
        label={t('cancel.ground')}
        value={ground}
        options={GROUNDS.map((value) => ({ value, label: t(`cancel.ground.${value}`, { name }) }))}
        onChange={(event) => setGround(GROUNDS.find((one) => one === event.target.value) ?? ground)}
      />
      <TextArea
        label={t('cancel.reason')}
        hint={t('renegotiate.reason-hint', { name })}
        error={tried && reason.trim() === '' ? t('renegotiate.no-reason') : undefined}
        value={reason}
        maxLength={LONGEST_REASON}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}

/** Reopens a resolved case, and says why. */
export function ReopenDialog({ of, onClose }: ReasonDialogProps) {
  const t = useText();
  const reopen = useReopen();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const submit = () => {
    if (reason.trim() === '') return setTried(true);
    reopen.mutate({ caseId: of.id, reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('reopen.title')}
      submit={t('reopen.submit')}
      busy={reopen.isPending}
      failed={reopen.isError ? { what: t('reopen.failed'), error: reopen.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="t-2">{t('reopen.text')}</p>
      <TextArea
        label={t('reopen.reason')}
        error={tried && reason.trim() === '' ? t('renegotiate.no-reason') : undefined}
        value={reason}
        maxLength={LONGEST_REASON}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
