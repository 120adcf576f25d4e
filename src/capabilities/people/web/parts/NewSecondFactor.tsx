import { type FormEvent, useState } from 'react';
import { sentenceOf } from '#ui/api.ts';
import { Button } from '#ui/Button.tsx';
import { TextField } from '#ui/Field.tsx';
import { useText } from '#ui/text.tsx';
import type { SecondFactor } from '../sign-in.ts';

interface NewSecondFactorProps {
  readonly factor: SecondFactor;
  readonly proving: { readonly isPending: boolean; readonly error: Error | null };
  readonly onProve: (code: string) => void;
}

/** Three steps: the app learns the key, the backup codes are put away, and a first code proves that it works. */
export function NewSecondFactor({ factor, proving, onProve }: NewSecondFactorProps) {
  const t = useText();
  const [code, type] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const clean = code.replaceAll(/\s/g, '');
    if (clean !== '' && !proving.isPending) onProve(clean);
  };
  return (
    <ol className="me-steps">
      <li>
        <p>{t('me.second-key')}</p>
        <p className="me-key t-num">{factor.key.match(/.{1,4}/g)?.join(' ')}</p>
        <p>
          <a href={factor.uri}>{t('me.second-open-app')}</a>
        </p>
      </li>
      <li>
        <p>{t('me.second-backup')}</p>
        <ul className="me-codes t-num">
          {factor.backupCodes.map((backup) => (
            <li key={backup}>{backup}</li>
          ))}
        </ul>
      </li>
      <li>
        <p>{t('me.second-prove')}</p>
        <form onSubmit={submit}>
          <TextField
            label={t('me.second-code')}
            error={proving.error === null ? undefined : sentenceOf(proving.error, t)}
            inputMode="numeric"
            autoComplete="one-time-code"
            large
            value={code}
            onChange={(event) => type(event.target.value)}
          />
          <Button look="filled" size="lg" type="submit" busy={proving.isPending}>
            {t('me.second-finish')}
          </Button>
        </form>
      </li>
    </ol>
  );
}
