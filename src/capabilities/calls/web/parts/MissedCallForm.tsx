import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { MissedCallSlot } from '#capabilities/cases/web/index.ts';
import { randomId } from '#kernel/random-id.ts';
import { fromIso, type Instant, toIso } from '#kernel/time.ts';
import { Button } from '#ui/Button.tsx';
import { SelectField, TextArea, TextField } from '#ui/Field.tsx';
import { useCommand } from '#ui/keyboard/useCommand.ts';
import { useGo } from '#ui/navigation.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import { fromLocalField, toLocalField } from '#ui/time/local.ts';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { type ToldCall, teamsQuery, useTellCall } from '../queries.ts';
import { TEXTS } from '../texts.ts';
import './calls.css';

type Caller = NonNullable<Parameters<MissedCallSlot['PersonSearch']>[0]['chosen']>;

interface Written {
  readonly caller: Caller | null;
  readonly from: string;
  readonly calledAt: Instant | null;
  readonly voicemail: string;
  readonly teamId: string;
}

function bodyOf({ caller, from, calledAt, voicemail, teamId }: Written): ToldCall {
  return {
    from: from.trim() === '' ? null : from.trim(),
    ...(caller && { requesterId: caller.id }),
    ...(calledAt !== null && { calledAt: toIso(calledAt) }),
    ...(voicemail.trim() !== '' && { voicemail: voicemail.trim() }),
    ...(teamId !== '' && { teamId }),
  };
}

/** Says what became of the call, and goes where it is worked on. */
function useTelling() {
  const t = useText();
  const go = useGo();
  const time = useTime();
  const telling = useTellCall();
  const key = useRef(randomId());
  const send = (written: Written) =>
    telling.mutate(
      { body: bodyOf(written), key: key.current },
      {
        onSuccess: ({ case: about, callBackBy, caller }) => {
          const by = callBackBy === null ? null : time.moment(fromIso(callBackBy));
          tell({ text: by === null ? t('calls.told') : t('calls.told-by', { name: caller.name, time: by }) });
          go(about ? `/desk/case/${about.number}` : '/desk/today');
        },
        onError: () => {
          key.current = randomId();
        },
      },
    );
  return { telling, send };
}

function When({ at, onChange }: { readonly at: Instant | null; readonly onChange: (at: Instant | null) => void }) {
  const t = useText();
  const time = useTime();
  const id = useId();
  return (
    <div className="ek-field">
      <label htmlFor={id}>{t('calls.when')}</label>
      <input
        id={id}
        type="datetime-local"
        className="ek-input"
        value={at === null ? '' : toLocalField(at, time.zone)}
        max={toLocalField(time.now, time.zone)}
        onChange={({ target }) => onChange(fromLocalField(target.value, time.zone))}
      />
    </div>
  );
}

function Form({ PersonSearch }: MissedCallSlot) {
  const t = useText();
  const time = useTime();
  const form = useRef<HTMLFormElement>(null);
  const teams = useQuery(teamsQuery).data ?? [];
  const [missing, setMissing] = useState(false);
  const [written, write] = useState<Written>(() => ({
    caller: null,
    from: '',
    calledAt: time.now,
    voicemail: '',
    teamId: '',
  }));
  const { telling, send } = useTelling();
  useCommand('composer.send', () => form.current?.requestSubmit(), { within: form });
  const change = (part: Partial<Written>) => {
    setMissing(false);
    write((known) => ({ ...known, ...part }));
  };
  const nobody = written.from.trim() === '' && written.caller === null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (nobody && written.voicemail.trim() === '') return setMissing(true);
    if (!telling.isPending) send(written);
  };
  return (
    <form ref={form} className="cl-form" onSubmit={submit} noValidate>
      <PersonSearch
        label={t('calls.caller')}
        hint={t('calls.caller-hint')}
        chosen={written.caller}
        onChoose={(caller) => change({ caller })}
      />
      <TextField
        label={t('calls.from')}
        hint={t('calls.from-hint')}
        error={missing ? t('calls.no-from') : undefined}
        type="tel"
        value={written.from}
        maxLength={80}
        autoComplete="off"
        onChange={({ target }) => change({ from: target.value })}
      />
      <When at={written.calledAt} onChange={(calledAt) => change({ calledAt })} />
      <TextArea
        label={t('calls.voicemail')}
        hint={t('calls.voicemail-hint')}
        value={written.voicemail}
        rows={3}
        maxLength={5000}
        onChange={({ target }) => change({ voicemail: target.value })}
      />
      <SelectField
        label={t('calls.team')}
        value={written.teamId}
        options={[
          { value: '', label: t('calls.any-team') },
          ...teams.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={({ target }) => change({ teamId: target.value })}
      />
      {telling.isError && <ErrorState failed={t('calls.not-told')} error={telling.error} safe={t('calls.kept')} />}
      <p className="t-13 t-2">{t('calls.follows')}</p>
      <div>
        <Button type="submit" look="filled" command="composer.send" busy={telling.isPending}>
          {t('calls.submit')}
        </Button>
      </div>
    </form>
  );
}

/** A call that nobody answered, written down by hand: it becomes the promise to call back. */
export function MissedCallForm(props: MissedCallSlot) {
  return (
    <MoreText catalogues={TEXTS}>
      <Form {...props} />
    </MoreText>
  );
}
