import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Instant, toIso } from '#kernel/time.ts';
import { SelectField, TextArea } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { WAITING_REASONS } from '../../../domain/states.ts';
import { useWait } from '../../changes.ts';
import { type Detail, providersQuery } from '../../queries.ts';
import { MomentField } from '../MomentField.tsx';
import { firstNameOf } from '../names.ts';

interface WaitDialogProps {
  readonly of: Detail;
  readonly onClose: () => void;
}

type Reason = (typeof WAITING_REASONS)[number];

/** What ends at a moment that the customer agreed to. */
const ENDS: readonly Reason[] = ['customer-appointment', 'agreed-change-window'];

/** Which provider we wait for: what was agreed with it then counts. Nobody in the list is no reason not to wait. */
function ProviderField({ value, onChange }: { readonly value: string; readonly onChange: (id: string) => void }) {
  const t = useText();
  const { data } = useQuery(providersQuery);
  const options = (data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <SelectField
      label={t('wait.provider')}
      value={value}
      options={[{ value: '', label: t('wait.no-provider') }, ...options]}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/**
 * Says for whom and for what a case waits. The next word stays owed, and the customer sees what we wait for. The time
 * for the fix rests only while the move is theirs.
 */
export function WaitDialog({ of, onClose }: WaitDialogProps) {
  const t = useText();
  const wait = useWait();
  const [reason, setReason] = useState<Reason>('customer-input');
  const [question, setQuestion] = useState('');
  const [until, setUntil] = useState<Instant | null>(null);
  const [providerId, setProviderId] = useState('');
  const [tried, setTried] = useState(false);
  const ends = ENDS.includes(reason);
  const name = firstNameOf(of.requester.name);

  const submit = () => {
    if (question.trim() === '' || (ends && until === null)) return setTried(true);
    const agreed = ends && until !== null ? { until: toIso(until) } : {};
    const whom = reason === 'third-party' && providerId !== '' ? { providerId } : {};
    wait.mutate({ caseId: of.id, reason, question: question.trim(), ...agreed, ...whom }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('wait.title')}
      submit={t('wait.submit')}
      busy={wait.isPending}
      failed={wait.isError ? { what: t('wait.failed'), error: wait.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <SelectField
        label={t('wait.reason')}
        value={reason}
        options={WAITING_REASONS.map((value) => ({ value, label: t(`wait.reason.${value}`, { name }) }))}
        onChange={(event) => setReason(WAITING_REASONS.find((one) => one === event.target.value) ?? reason)}
      />
      {reason === 'third-party' && <ProviderField value={providerId} onChange={setProviderId} />}
      <TextArea
        label={t(`wait.asks.${reason}`, { name })}
        hint={t('wait.hint', { name })}
        error={tried && question.trim() === '' ? t('wait.missing') : undefined}
        value={question}
        maxLength={1000}
        onChange={(event) => setQuestion(event.target.value)}
      />
      {ends && (
        <div>
          <MomentField label={t('wait.until')} value={until} onChange={setUntil} />
          {tried && until === null && <p className="ek-field-error">{t('renegotiate.no-moment')}</p>}
        </div>
      )}
      <p className="t-sm t-3">{t(`wait.clock.${reason}`, { name })}</p>
    </FormDialog>
  );
}
