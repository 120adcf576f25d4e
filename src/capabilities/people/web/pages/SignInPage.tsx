import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '#ui/api.ts';
import { useGo } from '#ui/navigation.tsx';
import { SignInLayout } from '#ui/SignInLayout.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { serverNow } from '#ui/time/clock.ts';
import { peopleContract } from '../../contract.ts';
import { HOME, returnPath } from '../../domain/index.ts';
import { isAtDesk } from '../desk.ts';
import { forgetMe } from '../kept-me.ts';
import { AddressStep } from '../parts/AddressStep.tsx';
import { CodeStep } from '../parts/CodeStep.tsx';
import { LinkSent } from '../parts/LinkSent.tsx';
import { PasswordStep } from '../parts/PasswordStep.tsx';
import { AlreadyIn, LinkUsed } from '../parts/SignInNotices.tsx';
import { installationQuery } from '../queries.ts';
import { sendLink } from '../sign-in.ts';
import './signin.css';

type Step = 'address' | 'password' | 'link-sent' | 'code';

function startOf(search: URLSearchParams): Step {
  return search.get('step') === 'second-factor' ? 'code' : 'address';
}

/** Where to go once the door is open: back to where one wanted to be; from nowhere in particular, staff to the desk. */
async function wayIn(back: string): Promise<string> {
  if (back !== HOME) return back;
  const me = await call(peopleContract.endpoints.me, {}).catch(() => null);
  return me && isAtDesk(me) ? '/desk' : HOME;
}

/** Signing in: the address, then the password or a link, then a code where one is asked for. */
export function SignInPage() {
  const t = useText();
  const go = useGo();
  const [search] = useState(() => new URLSearchParams(window.location.search));
  const [step, setStep] = useState<Step>(() => startOf(search));
  const [address, setAddress] = useState('');
  const [sent, setSent] = useState({ at: 0, before: -1 });
  const { data: installation } = useQuery(installationQuery);
  const back = returnPath(search.get('return'));

  useEffect(() => {
    if (installation?.needsSetUp) go('/setup', 'replace');
  }, [installation, go]);

  const link = useMutation({
    mutationFn: (email: string) => sendLink({ email, returnTo: back }),
    onSuccess: (_nothing, email) => {
      setAddress(email);
      setSent(({ before }) => ({ at: serverNow(), before: before + 1 }));
      setStep('link-sent');
    },
    meta: { strangerWelcome: true },
  });
  const open = () => {
    void forgetMe({ drafts: false });
    void wayIn(back).then((path) => go(path, 'replace'));
  };
  const begin = () => {
    link.reset();
    setStep('address');
  };
  const ways = { address, busy: link.isPending, linkError: link.error, onSendLink: link.mutate };
  const title = t(step === 'link-sent' ? 'signin.link-title' : step === 'code' ? 'signin.code-title' : 'signin.title');
  return (
    <SignInLayout title={title} {...(installation && { organisation: installation.organisation })}>
      {step === 'address' && search.get('problem') === 'link-used' && <LinkUsed />}
      {step === 'address' && (
        <AddressStep
          {...ways}
          onContinue={(given) => {
            setAddress(given);
            link.reset();
            setStep('password');
          }}
        />
      )}
      {step === 'password' && (
        <PasswordStep
          {...ways}
          onAnotherAddress={begin}
          onAnswer={(answer) => (answer === 'code' ? setStep('code') : open())}
        />
      )}
      {step === 'link-sent' && <LinkSent {...ways} sent={sent} onAnotherAddress={begin} />}
      {step === 'code' && <CodeStep onOpen={open} onBeginAgain={begin} />}
      {step === 'address' && <AlreadyIn onGoOn={open} />}
      {installation?.phone && (
        <p className="ek-signin-help">
          <Phrase id="signin.help" values={{ phone: <b>{installation.phone}</b> }} />
        </p>
      )}
    </SignInLayout>
  );
}
