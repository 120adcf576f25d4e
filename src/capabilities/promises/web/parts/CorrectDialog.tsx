import { useState } from 'react';
import { fromIso, type Instant, toIso } from '#kernel/time.ts';
import correctEn from '#locales/en/correct.json' with { type: 'json' };
import { Check, TextArea, TextField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { MoreText, moreTexts, useText } from '#ui/text.tsx';
import { fromLocalField, toLocalField } from '#ui/time/local.ts';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { useCorrect } from '../changes.ts';
import type { Explained } from './live.ts';

const TEXTS = moreTexts({
  en: correctEn,
  others: { de: () => import('#locales/de/correct.json').then((file) => file.default) },
});

const LONGEST_REASON = 500;

interface CorrectDialogProps {
  /** A promise whose delivery is recorded. */
  readonly promise: Explained['promise'];
  readonly onClose: () => void;
}

/** What comes of the moment that was entered, as far as the due moment says it. */
function useConsequence(promise: Explained['promise'], deliveredAt: Instant | null, never: boolean): string | null {
  const t = useText();
  const due = fromIso(promise.due);
  if (never) return t('correct.then-never');
  if (deliveredAt === null) return null;
  return t(deliveredAt <= due ? 'correct.then-kept' : 'correct.then-late');
}

function Form({ promise, onClose }: CorrectDialogProps) {
  const t = useText();
  const time = useTime();
  const correct = useCorrect();
  const recorded = promise.fulfilledAt === null ? time.now : fromIso(promise.fulfilledAt);
  const [field, setField] = useState(() => toLocalField(recorded, time.zone));
  const [never, setNever] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const deliveredAt = fromLocalField(field, time.zone);
  const consequence = useConsequence(promise, deliveredAt, never);
  const submit = () => {
    if (reason.trim() === '' || (!never && deliveredAt === null)) return setTried(true);
    const moment = never || deliveredAt === null ? null : toIso(deliveredAt);
    const done = () => {
      tell({ text: t('correct.done') });
      onClose();
    };
    correct.mutate({ promiseId: promise.id, deliveredAt: moment, reason: reason.trim() }, { onSuccess: done });
  };
  return (
    <FormDialog
      title={t('explain.correct')}
      submit={t('correct.submit')}
      busy={correct.isPending}
      failed={correct.isError ? { what: t('correct.failed'), error: correct.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="t-2">
        {t('correct.about', { moment: time.moment(recorded), due: time.moment(fromIso(promise.due)) })}
      </p>
      <TextField
        type="datetime-local"
        label={t('correct.at')}
        value={field}
        disabled={never}
        max={toLocalField(time.now, time.zone)}
        error={tried && !never && deliveredAt === null ? t('correct.no-moment') : undefined}
        onChange={(event) => setField(event.target.value)}
      />
      <Check label={t('correct.never')} checked={never} onChange={(event) => setNever(event.target.checked)} />
      <p role="status" className="t-500">
        {consequence}
      </p>
      <TextArea
        label={t('correct.reason')}
        hint={t('correct.reason-hint')}
        error={tried && reason.trim() === '' ? t('correct.no-reason') : undefined}
        value={reason}
        maxLength={LONGEST_REASON}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}

/** Corrects a delivery that was recorded wrongly; somebody else than who recorded it says so. */
export function CorrectDialog(props: CorrectDialogProps) {
  return (
    <MoreText catalogues={TEXTS}>
      <Form {...props} />
    </MoreText>
  );
}
