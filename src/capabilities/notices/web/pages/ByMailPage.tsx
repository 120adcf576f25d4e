import { useQuery } from '@tanstack/react-query';
import byMailEn from '#locales/en/by-mail.json' with { type: 'json' };
import { DeskPage } from '#ui/desk/DeskShell.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, moreTexts, useText } from '#ui/text.tsx';
import { ByMailForm } from '../parts/ByMailForm.tsx';
import { mailChoiceQuery } from '../queries.ts';

const TEXTS = moreTexts({
  en: byMailEn,
  others: { de: () => import('#locales/de/by-mail.json').then((file) => file.default) },
});
const OUTLINE = rowsOf(3, 64);

function ByMail() {
  const t = useText();
  const choice = useQuery(mailChoiceQuery);
  usePageTitle(t('by-mail.title'));
  return (
    <DeskPage title={t('by-mail.title')}>
      <div className="bm">
        <PageHeading className="t-h2">{t('by-mail.title')}</PageHeading>
        <p className="t-2 bm-lead">{t('by-mail.lead')}</p>
        {choice.isPending && <Skeleton rows={OUTLINE} columns={['60%']} />}
        {choice.isError && (
          <ErrorState failed={t('by-mail.failed')} error={choice.error} onRetry={() => void choice.refetch()} />
        )}
        {choice.data && <ByMailForm kept={choice.data} />}
      </div>
    </DeskPage>
  );
}

/** How notices come by mail to whoever looks: when, and when never. */
export function ByMailPage() {
  return (
    <MoreText catalogues={TEXTS}>
      <ByMail />
    </MoreText>
  );
}
