import { IconCheck, IconHelpHexagon, IconX } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { fromIso } from '#kernel/time.ts';
import { Button } from '#ui/Button.tsx';
import { TextArea } from '#ui/Field.tsx';
import { Icon } from '#ui/Icon.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { firstNameOf } from '../../parts/names.ts';
import { type Asked, useAnswerAsk } from '../deciding.ts';

interface DecisionProps {
  readonly asked: Asked;
}

interface FormProps extends DecisionProps {
  readonly number: number;
}

/** The reason of a no, which is said before it counts. */
function NoForm({
  asked,
  answer,
  onBack,
}: DecisionProps & { readonly answer: Answering; readonly onBack: () => void }) {
  const t = useText();
  const field = useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  useEffect(() => field.current?.focus(), []);
  const missing = tried && reason.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() === '') return field.current?.focus();
    answer.mutate({ decision: 'decline', reason: reason.trim() });
  };
  return (
    <form className="pt-decision" onSubmit={submit} noValidate>
      <TextArea
        ref={field}
        label={t('decide.reason')}
        hint={t('decide.reason-hint', { name: firstNameOf(asked.requester) })}
        error={missing ? t('decide.reason-missing') : undefined}
        value={reason}
        maxLength={1000}
        large
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="pt-decision-acts">
        <Button look="filled" size="lg" type="submit" busy={answer.isPending}>
          {t('decide.say-no')}
        </Button>
        <Button size="lg" onClick={onBack}>
          {t('decide.back')}
        </Button>
      </div>
      {answer.isError && <ErrorState failed={t('decide.not-sent')} safe={t('decide.safe')} error={answer.error} />}
    </form>
  );
}

type Answering = ReturnType<typeof useAnswerAsk>;

/** Yes by one press; no with a reason. */
function DecisionForm({ asked, number }: FormProps) {
  const t = useText();
  const answer = useAnswerAsk(number);
  const [saysNo, setSaysNo] = useState(false);
  const no = useRef<HTMLButtonElement>(null);
  const name = firstNameOf(asked.requester);
  if (saysNo) {
    const back = () => {
      answer.reset();
      setSaysNo(false);
      requestAnimationFrame(() => no.current?.focus());
    };
    return <NoForm asked={asked} answer={answer} onBack={back} />;
  }
  return (
    <div className="pt-decision">
      <div className="pt-decision-acts">
        <Button
          look="filled"
          size="lg"
          icon={IconCheck}
          busy={answer.isPending}
          onClick={() => answer.mutate({ decision: 'approve' })}
        >
          {t('decide.yes')}
        </Button>
        <Button ref={no} size="lg" onClick={() => setSaysNo(true)}>
          {t('decide.no')}
        </Button>
      </div>
      <p className="pt-decision-quiet">{t('decide.then', { name })}</p>
      {answer.isError && <ErrorState failed={t('decide.not-sent')} safe={t('decide.safe')} error={answer.error} />}
    </div>
  );
}

const ICONS = { approved: IconCheck, declined: IconX } as const;

/** What was answered, and what happens now. */
function Decided({ asked, fresh }: DecisionProps & { readonly fresh: boolean }) {
  const t = useText();
  const time = useTime();
  const frame = useRef<HTMLDivElement>(null);
  const { state, since, reason, decidedAt } = asked;
  const name = firstNameOf(asked.requester);
  const answered = state === 'approved' || state === 'declined';
  useEffect(() => {
    if (fresh) frame.current?.focus();
  }, [fresh]);
  return (
    <div ref={frame} className="pt-decided" tabIndex={-1} role="status">
      <p className="pt-decided-head">
        <Icon of={answered ? ICONS[state] : IconHelpHexagon} size={20} />
        <span>
          {t(`decide.said.${state}`, {
            name,
            time: decidedAt === null ? '' : time.moment(fromIso(decidedAt)),
          })}
        </span>
      </p>
      {reason !== null && <p className="t-prose t-2">{t('decide.said-reason', { reason })}</p>}
      {state === 'approved' && <p className="t-2">{t(`decide.since.${since}`, { name })}</p>}
      {state === 'declined' && <p className="t-2">{t('decide.after-no', { name })}</p>}
    </div>
  );
}

/** The two ways to answer, and afterwards what became of it. */
export function Decision({ asked, number }: FormProps) {
  const [atFirst] = useState(asked.state);
  if (asked.state === 'asked') return <DecisionForm asked={asked} number={number} />;
  return <Decided asked={asked} fresh={atFirst === 'asked'} />;
}
