import { type FormEvent, useState } from 'react';
import { sentenceOf } from '#ui/api.ts';
import { Button } from '#ui/Button.tsx';
import { TextField } from '#ui/Field.tsx';
import { useText } from '#ui/text.tsx';

interface AskPasswordProps {
  /** What the button does. */
  readonly go: string;
  readonly asking: { readonly isPending: boolean; readonly error: Error | null };
  readonly onGive: (password: string) => void;
  readonly onLeave: () => void;
}

/** Asks for the password once more before something that concerns it; who has none leaves it empty. */
export function AskPassword({ go, asking, onGive, onLeave }: AskPasswordProps) {
  const t = useText();
  const [password, type] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!asking.isPending) onGive(password);
  };
  return (
    <form onSubmit={submit}>
      <TextField
        label={t('me.password')}
        hint={t('me.password-hint')}
        error={asking.error === null ? undefined : sentenceOf(asking.error, t)}
        type="password"
        autoComplete="current-password"
        large
        autoFocus
        value={password}
        onChange={(event) => type(event.target.value)}
      />
      <div className="row gap8 wrap">
        <Button type="submit" busy={asking.isPending}>
          {go}
        </Button>
        <Button look="plain" onClick={onLeave}>
          {t('me.leave')}
        </Button>
      </div>
    </form>
  );
}
