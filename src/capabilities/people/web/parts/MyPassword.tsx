import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import passwordEn from '#locales/en/my-password.json' with { type: 'json' };
import { sentenceOf } from '#ui/api.ts';
import { Button } from '#ui/Button.tsx';
import { TextField } from '#ui/Field.tsx';
import { MoreText, moreTexts, useText } from '#ui/text.tsx';
import { changePassword } from '../sign-in.ts';

const TEXTS = moreTexts({
  en: passwordEn,
  others: { de: () => import('#locales/de/my-password.json').then((file) => file.default) },
});
const SHORTEST = 12;
const NOTHING = { current: '', wanted: '' };

/** Nobody else stays signed in: the list of places shows it. */
function useChangePassword() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: changePassword,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
    meta: { strangerWelcome: true },
  });
}

function Fields({ onDone, onLeave }: { readonly onDone: () => void; readonly onLeave: () => void }) {
  const t = useText();
  const change = useChangePassword();
  const [{ current, wanted }, write] = useState(NOTHING);
  const [tried, setTried] = useState(false);
  const isShort = wanted.length < SHORTEST;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isShort && !change.isPending) change.mutate({ current, wanted }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} noValidate>
      <TextField
        label={t('my-password.current')}
        error={change.isError ? sentenceOf(change.error, t) : undefined}
        type="password"
        autoComplete="current-password"
        large
        autoFocus
        value={current}
        onChange={({ target }) => write({ current: target.value, wanted })}
      />
      <TextField
        label={t('my-password.wanted')}
        hint={t('my-password.wanted-hint')}
        error={tried && isShort ? t('my-password.short') : undefined}
        type="password"
        autoComplete="new-password"
        large
        value={wanted}
        onChange={({ target }) => write({ current, wanted: target.value })}
      />
      <div className="row gap8 wrap">
        <Button type="submit" busy={change.isPending}>
          {t('my-password.change')}
        </Button>
        <Button look="plain" onClick={onLeave}>
          {t('my-password.leave')}
        </Button>
      </div>
    </form>
  );
}

function Part() {
  const t = useText();
  const title = useId();
  const [open, setOpen] = useState(false);
  const [changed, setChanged] = useState(false);
  const show = () => {
    setChanged(false);
    setOpen(true);
  };
  const done = () => {
    setChanged(true);
    setOpen(false);
  };
  return (
    <section className="me-part me-second" aria-labelledby={title}>
      <h2 id={title}>{t('my-password.title')}</h2>
      <p className="t-2">{t('my-password.lead')}</p>
      <p className="t-sm t-3" role="status">
        {changed && t('my-password.changed')}
      </p>
      {open ? (
        <Fields onDone={done} onLeave={() => setOpen(false)} />
      ) : (
        <Button onClick={show}>{t('my-password.change')}</Button>
      )}
    </section>
  );
}

/** The password that somebody signs in by, to be changed by whoever knows it. */
export function MyPassword() {
  return (
    <MoreText catalogues={TEXTS}>
      <Part />
    </MoreText>
  );
}
