import { useRef, useState } from 'react';
import { MINUTE, toIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { SelectField, TextField } from '#ui/Field.tsx';
import { FormDialog } from '#ui/FormDialog.tsx';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { type SwarmShown, useAnswer } from '../swarm-queries.ts';

const LATER = [15, 30, 60, 120, 240] as const;

interface FormProps {
  readonly swarm: SwarmShown;
  readonly onClose: () => void;
}

function LaterDialog({ swarm, onClose }: FormProps) {
  const t = useText();
  const time = useTime();
  const answer = useAnswer();
  const [minutes, setMinutes] = useState(30);
  const atOf = (after: number) => time.now + after * MINUTE;
  const submit = () =>
    answer.mutate({ swarmId: swarm.id, answer: 'later', at: toIso(atOf(minutes)) }, { onSuccess: onClose });
  return (
    <FormDialog
      title={t('answer.later')}
      submit={t('answer.later-send')}
      busy={answer.isPending}
      failed={answer.isError ? { what: t('answer.not-sent'), error: answer.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <SelectField
        label={t('answer.when')}
        value={String(minutes)}
        options={LATER.map((after) => ({ value: String(after), label: time.moment(atOf(after)) }))}
        onChange={(event) => setMinutes(Number(event.target.value))}
      />
    </FormDialog>
  );
}

function DeclineDialog({ swarm, onClose }: FormProps) {
  const t = useText();
  const answer = useAnswer();
  const [instead, setInstead] = useState('');
  const submit = () => {
    const who = instead.trim() === '' ? {} : { instead: instead.trim() };
    answer.mutate({ swarmId: swarm.id, answer: 'declined', ...who }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('answer.decline')}
      submit={t('answer.decline-send')}
      busy={answer.isPending}
      failed={answer.isError ? { what: t('answer.not-sent'), error: answer.error } : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('answer.who-instead')}
        hint={t('answer.who-instead-hint')}
        value={instead}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => setInstead(event.target.value)}
      />
    </FormDialog>
  );
}

/** What somebody who was asked can answer. The keys work while the focus is in the card around it. */
export function Answers({ swarm }: { readonly swarm: SwarmShown }) {
  const t = useText();
  const answer = useAnswer();
  const box = useRef<HTMLDivElement>(null);
  const [form, show] = useState<'later' | 'declined' | null>(null);
  const join = () => {
    if (answer.isPending) return;
    answer.mutate(
      { swarmId: swarm.id, answer: 'joined' },
      { onSuccess: () => tell({ text: t('answer.joined', { subject: swarm.case.subject }) }) },
    );
  };
  useCommand('swarm.join', join, { within: box });
  useCommand('swarm.later', () => show('later'), { within: box });
  useCommand('swarm.decline', () => show('declined'), { within: box });
  return (
    <div ref={box} className="sw-answers">
      <Act command="swarm.join" busy={answer.isPending} onClick={join}>
        {t('answer.join')}
      </Act>
      <Act command="swarm.later" onClick={() => show('later')}>
        {t('answer.later')}
      </Act>
      <Act command="swarm.decline" onClick={() => show('declined')}>
        {t('answer.decline')}
      </Act>
      {answer.isError && <ErrorState failed={t('answer.not-sent')} error={answer.error} />}
      {form === 'later' && <LaterDialog swarm={swarm} onClose={() => show(null)} />}
      {form === 'declined' && <DeclineDialog swarm={swarm} onClose={() => show(null)} />}
    </div>
  );
}
