import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { useText } from '#ui/text.tsx';
import { meQuery } from '../queries.ts';
import { beginSecondFactor, giveCode, removeSecondFactor, type SecondFactor } from '../sign-in.ts';
import { AskPassword } from './AskPassword.tsx';
import { NewSecondFactor } from './NewSecondFactor.tsx';

type Under = 'nothing' | 'begin' | 'remove';

/** The second step of sign-in: whether it is set up, setting it up, and removing it. */
export function SecondStep({ has }: { readonly has: boolean }) {
  const t = useText();
  const title = useId();
  const queries = useQueryClient();
  const [under, setUnder] = useState<Under>('nothing');
  const [said, say] = useState('');
  const [made, setMade] = useState<SecondFactor | null>(null);
  const finish = (text: string) => {
    setUnder('nothing');
    setMade(null);
    say(text);
    void queries.invalidateQueries({ queryKey: meQuery.queryKey });
  };
  const begin = useMutation({ mutationFn: beginSecondFactor, onSuccess: setMade, meta: { strangerWelcome: true } });
  const remove = useMutation({
    mutationFn: removeSecondFactor,
    onSuccess: () => finish(t('me.second-removed')),
    meta: { strangerWelcome: true },
  });
  const prove = useMutation({
    mutationFn: (code: string) => giveCode({ code, kind: 'app' }),
    onSuccess: () => finish(t('me.second-set')),
    meta: { strangerWelcome: true },
  });
  return (
    <section className="me-part me-second" aria-labelledby={title}>
      <h2 id={title}>{t('me.second')}</h2>
      <p className="t-2">{t(has ? 'me.second-on' : 'me.second-off')}</p>
      <p className="t-sm t-3" role="status">
        {said}
      </p>
      {under === 'nothing' && (
        <Button onClick={() => setUnder(has ? 'remove' : 'begin')}>
          {t(has ? 'me.second-remove' : 'me.second-begin')}
        </Button>
      )}
      {under === 'begin' && !made && (
        <AskPassword
          go={t('me.second-begin')}
          asking={begin}
          onGive={begin.mutate}
          onLeave={() => setUnder('nothing')}
        />
      )}
      {under === 'begin' && made && <NewSecondFactor factor={made} proving={prove} onProve={prove.mutate} />}
      {under === 'remove' && (
        <AskPassword
          go={t('me.second-remove')}
          asking={remove}
          onGive={remove.mutate}
          onLeave={() => setUnder('nothing')}
        />
      )}
    </section>
  );
}
