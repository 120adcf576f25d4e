import { useQuery } from '@tanstack/react-query';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { Section } from '#ui/Section.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import { AddSite } from '../parts/AddSite.tsx';
import { FormPreview } from '../parts/FormPreview.tsx';
import { SiteList } from '../parts/SiteList.tsx';
import { SnippetLine } from '../parts/SnippetLine.tsx';
import { TurnedAwayList } from '../parts/TurnedAwayList.tsx';
import { sitesQuery } from '../queries.ts';
import { TEXTS } from '../texts.ts';
import '../parts/sites.css';

function Content() {
  const t = useText();
  const sites = useQuery(sitesQuery);
  usePageTitle(t('sites.title'));
  return (
    <div className="st">
      <PageHeading>{t('sites.title')}</PageHeading>
      <p className="t-2">{t('sites.purpose')}</p>
      {sites.isPending && <Skeleton rows={rowsOf(3, 72)} columns={['60%']} />}
      {sites.isError && (
        <ErrorState failed={t('sites.failed')} error={sites.error} onRetry={() => void sites.refetch()} />
      )}
      {sites.data && (
        <>
          <Section title={t('sites.list')}>
            <SiteList sites={sites.data.items} />
            <AddSite />
          </Section>
          {sites.data.turnedAway.length > 0 && (
            <Section title={t('sites.turned-away')}>
              <TurnedAwayList away={sites.data.turnedAway} />
            </Section>
          )}
          <Section title={t('sites.line')}>
            <SnippetLine snippet={sites.data.snippet} />
          </Section>
          <Section title={t('sites.preview')}>
            <FormPreview />
          </Section>
        </>
      )}
    </div>
  );
}

/** On which sites of the organisation's own people may ask, and the line that these put into their pages. */
export function SitesPage() {
  return (
    <MoreText catalogues={TEXTS}>
      <Content />
    </MoreText>
  );
}
