import { useEffect, useRef } from 'react';
import { Button } from '#ui/Button.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { StepProps } from './AddressStep.tsx';
import { SignInProblem } from './SignInProblem.tsx';

interface LinkSentProps extends StepProps {
  /** When the last link was asked for, and how many were before it. */
  readonly sent: { readonly at: number; readonly before: number };
  readonly onAnotherAddress: () => void;
}

/** A link is on its way, if somebody has this address: what to do now, and what if nothing comes. */
export function LinkSent({ address, busy, linkError, sent, onSendLink, onAnotherAddress }: LinkSentProps) {
  const t = useText();
  const time = useTime();
  const words = useRef<HTMLDivElement>(null);
  useEffect(() => words.current?.focus(), []);
  return (
    <div className="ek-signin-sent">
      <div ref={words} tabIndex={-1} role="status">
        <p>
          <Phrase id="signin.link-sent" values={{ address: <b>{address}</b> }} />
        </p>
        <p className="t-3">{t('signin.link-tip')}</p>
        {sent.before > 0 && <p className="t-500">{t('signin.sent-again', { time: time.moment(sent.at) })}</p>}
      </div>
      {linkError !== null && <SignInProblem failed={t('signin.link-failed')} error={linkError} />}
      <div className="ek-signin-ways">
        <Button size="lg" busy={busy} onClick={() => onSendLink(address)}>
          {t('signin.send-again')}
        </Button>
        <Button size="lg" look="plain" onClick={onAnotherAddress}>
          {t('signin.change-address')}
        </Button>
      </div>
    </div>
  );
}
