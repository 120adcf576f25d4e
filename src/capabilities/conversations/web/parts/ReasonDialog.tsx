import { useState } from 'react';
import { TextField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';

interface ReasonDialogProps {
  readonly title: string;
  /** What follows from it, in a sentence. */
  readonly about: string;
  readonly submit: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSubmit: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks why, for the record. */
export function ReasonDialog({ title, about, submit, busy, error, onSubmit, onClose }: ReasonDialogProps) {
  const t = useText();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const send = () => (reason.trim() === '' ? setTried(true) : onSubmit(reason.trim()));
  return (
    <FormDialog
      title={title}
      submit={submit}
      busy={busy}
      failed={error ? { what: t('mail.not-done'), error } : null}
      onSubmit={send}
      onClose={onClose}
    >
      <p className="t-2">{about}</p>
      <TextField
        label={t('mail.reason')}
        hint={t('mail.reason-hint')}
        error={tried && reason.trim() === '' ? t('mail.reason-missing') : undefined}
        value={reason}
        maxLength={300}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
