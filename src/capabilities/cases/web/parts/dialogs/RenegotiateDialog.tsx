import { useState } from 'react';
import { fromIso, type Instant, toIso } from '#kernel/time.ts';
import { Check, TextArea } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { Moment } from '#ui/Moment.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { useRenegotiate } from '../../changes.ts';
import type { Detail, PromiseOfCase } from '../../queries.ts';
import { MomentField } from '../MomentField.tsx';
import { momentAfter } from '../moments.ts';
import { firstNameOf } from '../names.ts';
import { choosingByDigit, Suggestions } from '../Suggestions.tsx';
import '../forms.css';

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

interface ReasonProps {
  readonly name: string;
  readonly value: string;
  readonly fault: string | undefined;
  readonly onChange: (reason: string) => void;
}

/** Why, in words that finish the sentence that the customer reads; the usual ones are one press or digit away. */
function Reason({ name, value, fault, onChange }: ReasonProps) {
  const t = useText();
  const sentences = REASONS.map((key) => t(`renegotiate.reason.${key}`));
  const suggestions = { sentences, chosen: value, onChoose: onChange };
  return (
    <>
      <TextArea
        label={t('renegotiate.reason')}
        hint={t('renegotiate.because-hint', { name })}
        error={value.trim() === '' ? fault : undefined}
        value={value}
        maxLength={LONGEST_REASON}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={choosingByDigit(suggestions)}
      />
      <Suggestions label={t('renegotiate.reasons')} {...suggestions} />
    </>
  );
}

/** What is typed, what of it is missing, and moving the promise. */
function useMoving({ of, promise, onClose }: RenegotiateDialogProps) {
  const t = useText();
  const time = useTime();
  const move = useRenegotiate();
  const [due, setDue] = useState<Instant | null>(() => momentAfter(fromIso(promise.due), time.now, time.zone));
  const [reason, setReason] = useState('');
  const [checked, setLowered] = useState(false);
  const later = due !== null && due > fromIso(promise.due);
  const lowered = later && checked;
  const [faults, setFaults] = useState<Faults>({});
  const submit = () => {
    if (due === null || reason.trim() === '') {
      return setFaults({ due: t('renegotiate.no-moment'), reason: t('renegotiate.no-reason') });
    }
    const moved = () => {
      tell({ text: t('renegotiate.done', { time: time.moment(due) }) });
      onClose();
    };
    const given = { due: toIso(due), reason: reason.trim(), lowered };
    move.mutate({ caseId: of.id, promiseId: promise.id, ...given }, { onSuccess: moved });
  };
  return { due, setDue, reason, setReason, later, lowered, setLowered, faults, submit, move };
}

/** Moves a promise before it is due: a new moment, and the reason that the customer reads. */
export function RenegotiateDialog(props: RenegotiateDialogProps) {
  const { of, promise, onClose } = props;
  const t = useText();
  const { due, setDue, reason, setReason, later, lowered, setLowered, faults, submit, move } = useMoving(props);
  const promised = {
    kind: t(`promise-kind.${promise.kind}`),
    moment: <Moment at={fromIso(promise.due)} form="due" strong />,
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
        <Phrase id="renegotiate.now" values={promised} />
      </p>
      <Reason name={firstNameOf(of.requester.name)} value={reason} fault={faults.reason} onChange={setReason} />
      <div>
        <MomentField label={t('renegotiate.moment')} value={due} onChange={setDue} giver={promise.promisor.person} />
        {due === null && faults.due && <p className="ek-field-error">{faults.due}</p>}
      </div>
      {later && (
        <div>
          <Check
            label={t('renegotiate.lowered')}
            checked={lowered}
            onChange={(event) => setLowered(event.target.checked)}
          />
          {lowered && (
            <p className="t-xs t-3">{t('renegotiate.lowered-hint', { name: firstNameOf(of.requester.name) })}</p>
          )}
        </div>
      )}
    </FormDialog>
  );
}
