import { useState } from 'react';
import { fromIso, type Instant, toIso } from '#kernel/time.ts';
import { TextArea } from '#ui/Field.tsx';
import { Moment } from '#ui/Moment.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { useRenegotiate } from '../../changes.ts';
import type { Detail, PromiseOfCase } from '../../queries.ts';
import { FormDialog } from '../FormDialog.tsx';
import { MomentField } from '../MomentField.tsx';
import { firstNameOf } from '../names.ts';

const REASONS = ['others', 'longer', 'sure', 'asked'] as const;
const LONGEST_REASON = 500;

interface RenegotiateDialogProps {
  readonly of: Detail;
  readonly promise: PromiseOfCase;
  readonly onClose: () => void;
}

interface Faults {
  readonly due?: string;
  readonly reason?: string;
}

/** Moves a promise before it is due: a new moment, and the reason that the customer reads. */
export function RenegotiateDialog({ of, promise, onClose }: RenegotiateDialogProps) {
  const t = useText();
  const time = useTime();
  const move = useRenegotiate();
  const [due, setDue] = useState<Instant | null>(null);
  const [reason, setReason] = useState('');
  const [faults, setFaults] = useState<Faults>({});
  const name = firstNameOf(of.requester.name);

  const submit = () => {
    if (due === null || reason.trim() === '') {
      return setFaults({
        ...(due === null && { due: t('renegotiate.no-moment') }),
        ...(reason.trim() === '' && { reason: t('renegotiate.no-reason') }),
      });
    }
    move.mutate(
      { caseId: of.id, promiseId: promise.id, due: toIso(due), reason: reason.trim() },
      {
        onSuccess: () => {
          tell({ text: t('renegotiate.done', { time: time.moment(due) }) });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('renegotiate.title')}
      submit={t('renegotiate.submit')}
      busy={move.isPending}
      failed={move.isError ? { what: t('renegotiate.failed'), error: move.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="t-2">
        <Phrase
          id="renegotiate.now"
          values={{
            kind: t(`promise-kind.${promise.kind}`),
            moment: <Moment at={fromIso(promise.due)} form="due" strong />,
          }}
        />
      </p>
      <div>
        <MomentField label={t('renegotiate.moment')} value={due} onChange={setDue} />
        {due === null && faults.due && <p className="ek-field-error">{faults.due}</p>}
      </div>
      <TextArea
        label={t('renegotiate.reason')}
        hint={t('renegotiate.because-hint', { name })}
        error={reason.trim() === '' ? faults.reason : undefined}
        value={reason}
        maxLength={LONGEST_REASON}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="cs-reasons">
        {REASONS.map((key) => {
          const text = t(`renegotiate.reason.${key}`);
          return (
            <button
              key={key}
              type="button"
              className="cs-choice"
              aria-pressed={reason === text}
              onClick={() => setReason(text)}
            >
              {text}
            </button>
          );
        })}
      </div>
    </FormDialog>
  );
}
