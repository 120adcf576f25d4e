import { useState } from 'react';
import { TextArea } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { useLetStand } from '../changes.ts';
import type { Doubted } from '../queries.ts';

const LONGEST_REASON = 500;

interface StandDialogProps {
  readonly doubted: Doubted;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Lets the pauses of a promise stand, with the reason that stays in the record. */
export function StandDialog({ doubted, onDone, onClose }: StandDialogProps) {
  const t = useText();
  const stand = useLetStand();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const submit = () => {
    if (reason.trim() === '') return setTried(true);
    const given = { promiseId: doubted.promise.id, reason: reason.trim() };
    stand.mutate(given, {
      onSuccess: () => {
        tell({ text: t('pauses.stood') });
        onClose();
        onDone();
      },
    });
  };
  return (
    <FormDialog
      title={t('pauses.stand-title')}
      submit={t('pauses.stand')}
      busy={stand.isPending}
      failed={stand.isError ? { what: t('pauses.not-decided'), error: stand.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextArea
        label={t('pauses.stand-reason')}
        hint={t('pauses.reason-hint')}
        error={tried && reason.trim() === '' ? t('pauses.no-reason') : undefined}
        value={reason}
        maxLength={LONGEST_REASON}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
