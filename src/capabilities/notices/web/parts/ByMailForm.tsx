import { IconPlus, IconX } from '@tabler/icons-react';
import { type FormEvent, useId, useState } from 'react';
import { Act, Button, IconButton } from '#ui/Button.tsx';
import { Check, TextField } from '#ui/Field.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { tell } from '#ui/toast.ts';
import { RHYTHMS } from '../../domain/index.ts';
import { type MailChoice, useChooseMail } from '../queries.ts';
import './by-mail.css';

const MOST_TIMES = 6;
const FIRST_TIME = '08:00';
const FIRST_QUIET = { from: '19:00', until: '07:00' };

interface PartProps {
  readonly draft: MailChoice;
  readonly onChange: (draft: MailChoice) => void;
}

function Rhythms({ draft, onChange }: PartProps) {
  const t = useText();
  const name = useId();
  const words = {
    'at-once': [t('by-mail.at-once'), t('by-mail.at-once-hint')],
    digest: [t('by-mail.digest'), t('by-mail.digest-hint')],
    none: [t('by-mail.none'), t('by-mail.none-hint')],
  };
  return (
    <fieldset className="bm-rhythms">
      <legend className="sr">{t('by-mail.title')}</legend>
      {RHYTHMS.map((rhythm) => (
        <label key={rhythm} className="bm-rhythm">
          <input
            type="radio"
            name={name}
            checked={draft.rhythm === rhythm}
            onChange={() => onChange({ ...draft, rhythm })}
          />
          <span className="t-500">{words[rhythm][0]}</span>
          <span className="t-13 t-3">{words[rhythm][1]}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The next full hours that no digest takes yet. */
function nextTime(times: readonly string[]): string {
  const hours = Array.from({ length: 24 }, (_, hour) => `${String((hour + 8) % 24).padStart(2, '0')}:00`);
  return hours.find((time) => !times.includes(time)) ?? FIRST_TIME;
}

function DigestTimes({ draft, onChange }: PartProps) {
  const t = useText();
  const { digestAt } = draft;
  const put = (times: readonly string[]) => onChange({ ...draft, digestAt: [...times] });
  return (
    <fieldset className="bm-group">
      <legend>{t('by-mail.times')}</legend>
      <ul className="bm-times">
        {digestAt.map((time, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a time that somebody types in keeps its place
          <li key={place}>
            <input
              type="time"
              className="ek-input"
              required
              aria-label={t('by-mail.time', { place: place + 1 })}
              value={time}
              onChange={({ target }) => put(digestAt.with(place, target.value))}
            />
            {digestAt.length > 1 && (
              <IconButton
                icon={IconX}
                label={t('by-mail.remove', { time })}
                onClick={() => put(digestAt.toSpliced(place, 1))}
              />
            )}
          </li>
        ))}
        {digestAt.length < MOST_TIMES && (
          <li>
            <Act look="plain" icon={IconPlus} onClick={() => put([...digestAt, nextTime(digestAt)])}>
              {t('by-mail.add')}
            </Act>
          </li>
        )}
      </ul>
    </fieldset>
  );
}

function Quiet({ draft, onChange }: PartProps) {
  const t = useText();
  const { quiet } = draft;
  return (
    <fieldset className="bm-group">
      <legend>{t('by-mail.quiet')}</legend>
      <p className="t-13 t-3">{t('by-mail.quiet-hint', { zone: draft.timeZone })}</p>
      <Check
        label={t('by-mail.quiet-daily')}
        checked={quiet !== null}
        onChange={({ target }) => onChange({ ...draft, quiet: target.checked ? FIRST_QUIET : null })}
      />
      {quiet && (
        <div className="bm-pair">
          <TextField
            type="time"
            required
            label={t('by-mail.from')}
            value={quiet.from}
            onChange={({ target }) => onChange({ ...draft, quiet: { ...quiet, from: target.value } })}
          />
          <TextField
            type="time"
            required
            label={t('by-mail.until')}
            value={quiet.until}
            onChange={({ target }) => onChange({ ...draft, quiet: { ...quiet, until: target.value } })}
          />
        </div>
      )}
      <Check
        label={t('by-mail.quiet-weekends')}
        checked={draft.quietWeekends}
        onChange={({ target }) => onChange({ ...draft, quietWeekends: target.checked })}
      />
    </fieldset>
  );
}

/** What somebody chooses about notices by mail, beginning with what holds. */
export function ByMailForm({ kept }: { readonly kept: MailChoice }) {
  const t = useText();
  const [draft, setDraft] = useState(kept);
  const choose = useChooseMail();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    choose.mutate(draft, {
      onSuccess: (now) => {
        setDraft(now);
        tell({ text: t('by-mail.kept') });
      },
    });
  };
  const parts = { draft, onChange: setDraft };
  return (
    <form className="bm-form" onSubmit={submit}>
      <p className="bm-to">
        {kept.address === null ? t('by-mail.no-address') : t('by-mail.to', { address: kept.address })}
      </p>
      <Rhythms {...parts} />
      {draft.rhythm === 'digest' && <DigestTimes {...parts} />}
      {draft.rhythm !== 'none' && (
        <>
          <Quiet {...parts} />
          <p className="bm-pressing">{t('by-mail.pressing')}</p>
        </>
      )}
      {choose.isError && <ErrorState failed={t('by-mail.not-kept')} error={choose.error} />}
      <div>
        <Button type="submit" look="filled" busy={choose.isPending}>
          {t('by-mail.keep')}
        </Button>
      </div>
    </form>
  );
}
