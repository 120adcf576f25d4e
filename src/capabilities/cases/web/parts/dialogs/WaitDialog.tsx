import { IconLifebuoy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Instant, toIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { SelectField, TextArea } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { WAITING_REASONS } from '../../../domain/states.ts';
import { useWait } from '../../changes.ts';
import { type Detail, providersQuery } from '../../queries.ts';
import { MomentField } from '../MomentField.tsx';
import { firstNameOf } from '../names.ts';
import { useWayBack } from '../useWayBack.ts';
import '../forms.css';

interface WaitDialogProps {
  readonly of: Detail;
  readonly onClose: () => void;
  /** Opens what may be done where nothing is to wait for. */
  readonly onInstead: (form: 'callback' | 'help') => void;
}

type Reason = (typeof WAITING_REASONS)[number];

/** No reason to wait, and the one that is meant most often: what helps instead is offered where it is chosen. */
const NOBODY_ANSWERED = 'nobody-answered';

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

/** A voicemail stops no clock and hides from nobody that nothing happens: a call at a promised time, or colleagues who help. */
function NobodyAnswered({ of, reasons, onClose, onInstead }: WaitDialogProps & { readonly reasons: ReactNode }) {
  const t = useText();
  const name = firstNameOf(of.requester.name);
  return (
    <FormDialog
      title={t('wait.title')}
      submit={t('wait.call-instead', { name })}
      busy={false}
      onSubmit={() => onInstead('callback')}
      onClose={onClose}
    >
      {reasons}
      <p role="status">{t('wait.no-hold', { name })}</p>
      <ul className="wait-instead">
        <li>{t('wait.other-way', { name })}</li>
        <li>{t('wait.somebody-there')}</li>
      </ul>
      <div>
        <Act icon={IconLifebuoy} onClick={() => onInstead('help')}>
          {t('wait.help-instead')}
        </Act>
      </div>
    </FormDialog>
  );
}

/**
 * Says for whom and for what a case waits. The next word stays owed, and the customer sees what we wait for. The time
 * for the fix rests only while the move is theirs.
 */
export function WaitDialog({ of, onClose, onInstead }: WaitDialogProps) {
  const t = useText();
  const wait = useWait();
  const wayBack = useWayBack();
  const [reason, setReason] = useState<Reason | typeof NOBODY_ANSWERED>('customer-input');
  const [question, setQuestion] = useState('');
  const [until, setUntil] = useState<Instant | null>(null);
  const [providerId, setProviderId] = useState('');
  const [tried, setTried] = useState(false);
  const name = firstNameOf(of.requester.name);
  const reasons = (
    <SelectField
      label={t('wait.reason')}
      value={reason}
      options={[...WAITING_REASONS, NOBODY_ANSWERED].map((value) => ({
        value,
        label: t(`wait.reason.${value}`, { name }),
      }))}
      onChange={({ target }) => setReason(WAITING_REASONS.find((one) => one === target.value) ?? NOBODY_ANSWERED)}
    />
  );
  if (reason === NOBODY_ANSWERED) {
    return <NobodyAnswered of={of} reasons={reasons} onClose={onClose} onInstead={onInstead} />;
  }
  const ends = ENDS.includes(reason);

  const submit = () => {
    if (question.trim() === '' || (ends && until === null)) return setTried(true);
    const agreed = ends && until !== null ? { until: toIso(until) } : {};
    const whom = reason === 'third-party' && providerId !== '' ? { providerId } : {};
    wait.mutate(
      { caseId: of.id, reason, question: question.trim(), ...agreed, ...whom },
      {
        onSuccess: (after) => {
          if (after.mayTakeBack) tell({ text: t('way-back.changed'), ...wayBack([after]) });
          onClose();
        },
      },
    );
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
      {reasons}
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
