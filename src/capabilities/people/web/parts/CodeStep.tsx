import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { Problem } from '#kernel/problem.ts';
import { sentenceOf } from '#ui/api.ts';
import { Button } from '#ui/Button.tsx';
import { TextField } from '#ui/Field.tsx';
import { useText } from '#ui/text.tsx';
import { giveCode } from '../sign-in.ts';
import { SignInProblem } from './SignInProblem.tsx';

const DIGITS = 6;

interface CodeStepProps {
  readonly onOpen: () => void;
  readonly onBeginAgain: () => void;
}

/** The second factor: the code that the app shows, or one of the backup codes. */
export function CodeStep({ onOpen, onBeginAgain }: CodeStepProps) {
  const t = useText();
  const field = useRef<HTMLInputElement>(null);
  const [kind, choose] = useState<'app' | 'backup'>('app');
  const [code, type] = useState('');
  const give = useMutation({
    mutationFn: giveCode,
    onSuccess: onOpen,
    onError: () => field.current?.select(),
    meta: { strangerWelcome: true },
  });
  const byApp = kind === 'app';
  const clean = code.replaceAll(/\s/g, '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (clean !== '' && !give.isPending) give.mutate({ code: clean, kind });
  };
  const other = () => {
    choose(byApp ? 'backup' : 'app');
    type('');
    give.reset();
    field.current?.focus();
  };
  const wrong = give.error instanceof Problem && give.error.code === 'sign-in.wrong-code';
  return (
    <>
      <p className="ek-signin-about">{t(byApp ? 'signin.code-text' : 'signin.backup-text')}</p>
      <form onSubmit={submit} noValidate>
        <TextField
          key={kind}
          ref={field}
          label={t(byApp ? 'signin.code' : 'signin.backup-code')}
          error={wrong ? sentenceOf(give.error, t) : undefined}
          className="t-num"
          inputMode={byApp ? 'numeric' : 'text'}
          autoComplete={byApp ? 'one-time-code' : 'off'}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={byApp ? DIGITS + 1 : 40}
          large
          autoFocus
          value={code}
          onChange={(event) => type(event.target.value)}
        />
        {give.isError && !wrong && <SignInProblem failed={t('signin.failed')} error={give.error} />}
        <Button look="filled" size="lg" wide type="submit" busy={give.isPending}>
          {t('signin.submit')}
        </Button>
      </form>
      <div className="ek-signin-ways">
        <Button size="lg" onClick={other}>
          {t(byApp ? 'signin.use-backup' : 'signin.use-app')}
        </Button>
        <Button size="lg" look="plain" onClick={onBeginAgain}>
          {t('signin.begin-again')}
        </Button>
      </div>
    </>
  );
}
