import { useQuery } from '@tanstack/react-query';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import { LineFields } from '../parts/LineFields.tsx';
import { Tokens } from '../parts/Tokens.tsx';
import { settingsQuery } from '../queries.ts';
import { TEXTS } from '../texts.ts';
import '../parts/calls.css';

function Telephone() {
  const t = useText();
  const settings = useQuery(settingsQuery);
  usePageTitle(t('telephone.title'));
  return (
    <div className="tl">
      <PageHeading>{t('telephone.title')}</PageHeading>
      <p className="t-2">{t('telephone.purpose')}</p>
      {settings.isPending && <Skeleton rows={rowsOf(3, 56)} columns={['60%']} />}
      {settings.isError && (
        <ErrorState failed={t('telephone.failed')} error={settings.error} onRetry={() => void settings.refetch()} />
      )}
      {settings.data && <LineFields key={settings.data.version} known={settings.data} />}
      <Tokens />
    </div>
  );
}

/** Whose numbers are called, how numbers are dialled here, and which telephone systems tell of missed calls. */
export function TelephonePage() {
  return (
    <MoreText catalogues={TEXTS}>
      <Telephone />
    </MoreText>
  );
}
