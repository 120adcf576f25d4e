import { IconCopy, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { Moment } from '#ui/Moment.tsx';
import { ErrorState } from '#ui/states.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { tell } from '#ui/toast.ts';
import { type Token, tokensQuery, useMakeToken, useRevokeToken } from '../queries.ts';

function Row({ token }: { readonly token: Token }) {
  const t = useText();
  const time = useTime();
  const revoke = useRevokeToken();
  const { name, lastUsedAt, expiresAt } = token;
  return (
    <li>
      <span className="grow">
        <b>{name}</b>{' '}
        <span className="t-13 t-2">
          {lastUsedAt === null ? (
            t('telephone.never-used')
          ) : (
            <Phrase id="telephone.used" values={{ moment: <Moment at={fromIso(lastUsedAt)} form="past" /> }} />
          )}{' '}
          {t('telephone.until', { day: time.moment(fromIso(expiresAt)) })}
        </span>
      </span>
      <Act
        look="plain"
        aria-label={t('telephone.revoke-name', { name })}
        busy={revoke.isPending}
        onClick={() => revoke.mutate(token, { onSuccess: () => tell({ text: t('telephone.revoked', { name }) }) })}
      >
        {t('telephone.revoke')}
      </Act>
      {revoke.isError && <ErrorState failed={t('telephone.not-revoked')} error={revoke.error} />}
    </li>
  );
}

/** What a telephone system sends, as a command that can be tried at once. */
function commandFor(secret: string): string {
  const body = JSON.stringify({ from: '+49 30 901820', callId: 'try-1', voicemail: 'Please call me back.' }, null, 2);
  return [
    `curl -X POST ${window.location.origin}/api/v1/calls \\`,
    `  -H 'Authorization: Bearer ${secret}' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${body}'`,
  ].join('\n');
}

function Copied({ text, label }: { readonly text: string; readonly label: string }) {
  const t = useText();
  const copy = () => {
    const written = navigator.clipboard.writeText(text);
    written.then(() => tell({ text: t('telephone.copied') })).catch(() => undefined);
  };
  return (
    <p>
      <Act icon={IconCopy} onClick={copy}>
        {label}
      </Act>
    </p>
  );
}

/** A token that was made just now: seen once. */
function NewSecret({ secret }: { readonly secret: string }) {
  const t = useText();
  return (
    <div className="tl-secret" role="status">
      <p className="t-600">{t('telephone.secret-once')}</p>
      <code className="t-wrap">{secret}</code>
      <Copied text={secret} label={t('telephone.copy-secret')} />
    </div>
  );
}

/** The telephone systems that may tell of missed calls, each by its token; and how one does. */
export function Tokens() {
  const t = useText();
  const tokens = useQuery(tokensQuery);
  const make = useMakeToken();
  const [secret, setSecret] = useState<string | null>(null);
  const create = () => {
    const name = t('telephone.token-name', { n: (tokens.data?.length ?? 0) + 1 });
    make.mutate(name, { onSuccess: (made) => setSecret(made.secret) });
  };
  const command = commandFor(secret ?? 'ek_…');
  return (
    <section className="tl-part" aria-labelledby="telephone-tokens">
      <h2 id="telephone-tokens">{t('telephone.tokens')}</h2>
      <p className="t-2">{t('telephone.tokens-about')}</p>
      {tokens.isError && (
        <ErrorState failed={t('telephone.tokens-failed')} error={tokens.error} onRetry={() => void tokens.refetch()} />
      )}
      {tokens.data && tokens.data.length > 0 && (
        <ul className="tl-tokens">
          {tokens.data.map((token) => (
            <Row key={token.id} token={token} />
          ))}
        </ul>
      )}
      {secret !== null && <NewSecret secret={secret} />}
      <div>
        <Act icon={IconPlus} busy={make.isPending} onClick={create}>
          {t('telephone.make-token')}
        </Act>
      </div>
      {make.isError && <ErrorState failed={t('telephone.not-made')} error={make.error} />}
      <h3 className="t-600">{t('telephone.try')}</h3>
      <p className="t-2">{t('telephone.try-about')}</p>
      <pre className="tl-try">{command}</pre>
      <Copied text={command} label={t('telephone.copy-command')} />
    </section>
  );
}
