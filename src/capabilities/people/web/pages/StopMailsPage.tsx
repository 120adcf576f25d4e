import { useMutation, useQuery } from '@tanstack/react-query';
import stopEn from '#locales/en/stop-mails.json' with { type: 'json' };
import { send } from '#ui/api.ts';
import { Button, ButtonLink } from '#ui/Button.tsx';
import { SignInLayout } from '#ui/SignInLayout.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, moreTexts, useText } from '#ui/text.tsx';
import { isOptionalMail } from '../../domain/optional-mails.ts';
import { installationQuery } from '../queries.ts';
import './stop-mails.css';

const TEXTS = moreTexts({
  en: stopEn,
  others: { de: () => import('#locales/de/stop-mails.json').then((file) => file.default) },
});

interface StopMailsProps {
  readonly params: { readonly mail: string; readonly token: string };
}

function Stop({ params: { mail, token } }: StopMailsProps) {
  const t = useText();
  const { data: installation } = useQuery(installationQuery);
  const stop = useMutation({
    // The very press that mail programs make, at the address of this page.
    mutationFn: () => send(`/mails/${mail}/${encodeURIComponent(token)}`, { method: 'POST' }),
    meta: { strangerWelcome: true },
  });
  const known = isOptionalMail(mail);
  return (
    <SignInLayout
      title={t(stop.isSuccess ? 'stop-mails.done' : 'stop-mails.title')}
      {...(installation && { organisation: installation.organisation })}
    >
      <div className="stop-mails">
        {!known && <p>{t('stop-mails.unknown')}</p>}
        {known && !stop.isSuccess && (
          <>
            <p>{t('stop-mails.reminders')}</p>
            <p className="t-3">{t('stop-mails.still')}</p>
            <Button look="filled" size="lg" busy={stop.isPending} onClick={() => stop.mutate()}>
              {t('stop-mails.go')}
            </Button>
          </>
        )}
        <div role="status">{stop.isSuccess && <p>{t('stop-mails.again')}</p>}</div>
        {stop.isError && <ErrorState failed={t('stop-mails.failed')} error={stop.error} />}
        {(stop.isSuccess || !known) && (
          <ButtonLink size="lg" href="/me">
            {t('stop-mails.settings')}
          </ButtonLink>
        )}
      </div>
    </SignInLayout>
  );
}

/** Where the last line of an optional mail leads: one press ends such mails. Opening it alone changes nothing. */
export function StopMailsPage(props: StopMailsProps) {
  return (
    <MoreText catalogues={TEXTS}>
      <Stop {...props} />
    </MoreText>
  );
}
