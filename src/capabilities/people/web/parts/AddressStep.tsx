import { IconMail } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { TextField } from '#ui/Field.tsx';
import { OrRule } from '#ui/SignInLayout.tsx';
import { useText } from '#ui/text.tsx';
import { looksLikeAddress } from '../addresses.ts';
import { SignInProblem } from './SignInProblem.tsx';

export interface StepProps {
  readonly address: string;
  readonly busy: boolean;
  /** Why a link was not sent. */
  readonly linkError: unknown;
  readonly onSendLink: (address: string) => void;
}

interface AddressStepProps extends StepProps {
  readonly onContinue: (address: string) => void;
}

/** Who wants to come in. From here on by password, or by a link. */
export function AddressStep({ address, busy, linkError, onSendLink, onContinue }: AddressStepProps) {
  const t = useText();
  const field = useRef<HTMLInputElement>(null);
  const [typed, type] = useState(address);
  const [asked, setAsked] = useState(false);
  const given = typed.trim();
  const missing = asked && !looksLikeAddress(given);
  const withAddress = (go: (address: string) => void) => {
    setAsked(true);
    if (looksLikeAddress(given)) go(given);
    else field.current?.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    withAddress(onContinue);
  };
  return (
    <>
      <form onSubmit={submit} noValidate>
        <TextField
          ref={field}
          label={t('signin.address')}
          error={missing ? t('signin.address-missing') : undefined}
          type="email"
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          large
          autoFocus
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
        <Button look="filled" size="lg" wide type="submit">
          {t('signin.continue')}
        </Button>
      </form>
      <OrRule>{t('signin.or')}</OrRule>
      <Button size="lg" wide icon={IconMail} busy={busy} onClick={() => withAddress(onSendLink)}>
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
