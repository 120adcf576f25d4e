import { useState } from 'react';
import { useMe } from '#capabilities/people/web/index.ts';
import { type Instant, toIso } from '#kernel/time.ts';
import { TextField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { useCallback } from '../../changes.ts';
import type { Detail } from '../../queries.ts';
import { MomentField } from '../MomentField.tsx';
import { firstNameOf } from '../names.ts';

interface CallbackDialogProps {
  readonly of: Detail;
  readonly onClose: () => void;
}

/** Promises to call the customer back by a moment. */
export function CallbackDialog({ of, onClose }: CallbackDialogProps) {
  const t = useText();
  const time = useTime();
  const me = useMe();
  const promise = useCallback();
  const name = firstNameOf(of.requester.name);
  const [due, setDue] = useState<Instant | null>(null);
  const [text, setText] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const words = text ?? (due === null ? '' : t('callback.words', { name, time: time.moment(due) }));

  const submit = () => {
    if (due === null || words.trim() === '') return setTried(true);
    promise.mutate(
      { caseId: of.id, due: toIso(due), text: words.trim() },
      {
        onSuccess: () => {
          tell({ text: t('callback.done', { name, time: time.moment(due) }) });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('callback.title', { name })}
      submit={t('callback.submit')}
      busy={promise.isPending}
      failed={promise.isError ? { what: t('callback.failed'), error: promise.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <div>
        <MomentField label={t('callback.moment')} value={due} onChange={setDue} giver={me} />
        {tried && due === null && <p className="ek-field-error">{t('renegotiate.no-moment')}</p>}
      </div>
      <TextField
        label={t('callback.text')}
        hint={t('callback.text-hint', { name })}
        error={tried && due !== null && words.trim() === '' ? t('callback.no-text') : undefined}
        value={words}
        maxLength={500}
        onChange={(event) => setText(event.target.value)}
      />
    </FormDialog>
  );
}
