import { useState } from 'react';
import { Check } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import type { Detail } from '../../queries.ts';
import { firstNameOf } from '../names.ts';
import { useTryContact } from './changes.ts';

interface TryDialogProps {
  readonly of: Detail;
  readonly promiseId: string;
  readonly onClose: () => void;
}

/** Nobody answered: recorded as a try. A message left keeps no promise either. */
export function TryDialog({ of, promiseId, onClose }: TryDialogProps) {
  const t = useText();
  const attempt = useTryContact();
  const [messageLeft, setMessageLeft] = useState(false);
  const name = firstNameOf(of.requester.name);

  const submit = () => {
    const way = of.liveEvent?.way ?? 'phone';
    const done = () => {
      tell({ text: t('try.done', { name }) });
      onClose();
    };
    attempt.mutate({ caseId: of.id, promiseId, way, messageLeft }, { onSuccess: done });
  };
  return (
    <FormDialog
      title={t('try.title', { name })}
      submit={t('try.submit')}
      busy={attempt.isPending}
      failed={attempt.isError ? { what: t('try.failed'), error: attempt.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('try.stays', { name })}</p>
      <Check
        label={t('try.message-left')}
        checked={messageLeft}
        onChange={({ target }) => setMessageLeft(target.checked)}
      />
    </FormDialog>
  );
}
