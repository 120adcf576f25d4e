import { useState } from 'react';
import { FormDialog } from '#ui/FormDialog.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import type { Detail } from '../../queries.ts';
import { useSayLive } from './changes.ts';
import { LiveFields } from './LiveFields.tsx';
import { type LiveForm, liveBodyOf, missingInLive, NOTHING_LIVE } from './live-form.ts';
import { LIVE_TEXTS } from './texts.ts';

interface LiveDialogProps {
  readonly of: Detail;
  readonly onClose: () => void;
}

function Asking({ of, onClose }: LiveDialogProps) {
  const t = useText();
  const time = useTime();
  const say = useSayLive();
  const [form, setForm] = useState<LiveForm>({ ...NOTHING_LIVE, when: 'now' });
  const [tried, setTried] = useState(false);
  const faults = missingInLive(form, time.now);

  const submit = () => {
    setTried(true);
    const body = liveBodyOf(form);
    if (body === undefined || Object.keys(faults).length > 0) return;
    const done = () => {
      tell({ text: t('live.said') });
      onClose();
    };
    say.mutate({ caseId: of.id, ...body }, { onSuccess: done });
  };
  return (
    <FormDialog
      title={t('live.title')}
      submit={t('live.submit')}
      busy={say.isPending}
      failed={say.isError ? { what: t('live.failed'), error: say.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <LiveFields
        form={form}
        faults={tried ? faults : {}}
        isLive
        onChange={(part) => setForm((known) => ({ ...known, ...part }))}
      />
    </FormDialog>
  );
}

/** Says of a case that is open already that people are in it now, or will be at a fixed time. */
export function LiveDialog(props: LiveDialogProps) {
  return (
    <MoreText catalogues={LIVE_TEXTS}>
      <Asking {...props} />
    </MoreText>
  );
}
