import { IconMail } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { Problem } from '#kernel/problem.ts';
import { sentenceOf } from '#ui/api.ts';
import { Button } from '#ui/Button.tsx';
import { TextField } from '#ui/Field.tsx';
import { OrRule } from '#ui/SignInLayout.tsx';
import { useText } from '#ui/text.tsx';
import { signInByPassword } from '../sign-in.ts';
import type { StepProps } from './AddressStep.tsx';
import { SignInProblem } from './SignInProblem.tsx';

interface PasswordStepProps extends StepProps {
  readonly onAnotherAddress: () => void;
  /** The password was right; `code` when a second factor is asked for first. */
  readonly onAnswer: (answer: 'open' | 'code') => void;
}

/** The password of an address, or a link instead. Says the same whether anybody has this address or not. */
export function PasswordStep(props: PasswordStepProps) {
  const { address, busy, linkError, onSendLink, onAnotherAddress, onAnswer } = props;
  const t = useText();
  const field = useRef<HTMLInputElement>(null);
  const [password, type] = useState('');
  const [missing, setMissing] = useState(false);
  const signIn = useMutation({
    mutationFn: signInByPassword,
    onSuccess: onAnswer,
    onError: () => field.current?.select(),
    meta: { strangerWelcome: true },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(password === '');
    if (password === '') field.current?.focus();
    else if (!signIn.isPending) signIn.mutate({ email: address, password });
  };
  const wrong = signIn.error instanceof Problem && signIn.error.status === 401;
  const error = wrong ? sentenceOf(signIn.error, t) : missing ? t('signin.password-missing') : undefined;
  return (
    <>
      <p className="ek-signin-who">
        <span className="t-cut">{address}</span>
        <button type="button" className="ek-signin-change" onClick={onAnotherAddress}>
          {t('signin.change-address')}
        </button>
      </p>
      <form onSubmit={submit} noValidate>
        <input type="text" name="username" autoComplete="username" value={address} readOnly hidden />
        <TextField
          ref={field}
          label={t('signin.password')}
          error={error}
          type="password"
          name="password"
          autoComplete="current-password"
          large
          autoFocus
          value={password}
          onChange={(event) => type(event.target.value)}
        />
        {signIn.isError && !wrong && <SignInProblem failed={t('signin.failed')} error={signIn.error} />}
        <Button look="filled" size="lg" wide type="submit" busy={signIn.isPending}>
          {t('signin.submit')}
        </Button>
      </form>
      <OrRule>{t('signin.or')}</OrRule>
      <Button size="lg" wide icon={IconMail} busy={busy} onClick={() => onSendLink(address)}>
        {t('signin.send-link')}
      </Button>
      {linkError !== null && (
        <div className="ek-signin-problem">
          <SignInProblem failed={t('signin.link-failed')} error={linkError} />
        </div>
      )}
    </>
  );
}
