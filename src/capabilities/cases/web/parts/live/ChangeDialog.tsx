import { useState } from 'react';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import type { Detail } from '../../queries.ts';
import { firstNameOf } from '../names.ts';
import { useChangeLive } from './changes.ts';
import { Reaching, Times } from './LiveFields.tsx';
import { changeBodyOf, formOf, type LiveForm, missingInLive } from './live-form.ts';

interface ChangeDialogProps {
  readonly of: Detail;
  readonly event: NonNullable<Detail['liveEvent']>;
  readonly onClose: () => void;
}

/** Says anew when people are in it, or how they are reached. */
export function ChangeDialog({ of, event, onClose }: ChangeDialogProps) {
  const t = useText();
  const time = useTime();
  const changing = useChangeLive();
  const [form, setForm] = useState<LiveForm>(() => formOf(event, time.now));
  const [tried, setTried] = useState(false);
  const faults = missingInLive(form, time.now);
  const fields = {
    form,
    faults: tried ? faults : {},
    onChange: (part: Partial<LiveForm>) => setForm((known) => ({ ...known, ...part })),
  };

  const submit = () => {
    setTried(true);
    if (Object.keys(faults).length > 0) return;
    const done = () => {
      tell({ text: t('live.changed') });
      onClose();
    };
    changing.mutate({ caseId: of.id, ...changeBodyOf(form) }, { onSuccess: done });
  };
  return (
    <FormDialog
      title={t('live.change-title')}
      submit={t('live.change-submit')}
      busy={changing.isPending}
      failed={changing.isError ? { what: t('live.not-changed'), error: changing.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="t-13 t-2">{t('live.change-effect', { name: firstNameOf(of.requester.name) })}</p>
      <Times {...fields} />
      <Reaching {...fields} />
    </FormDialog>
  );
}
