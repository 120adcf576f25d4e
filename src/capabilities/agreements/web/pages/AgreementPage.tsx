import { useQueries } from '@tanstack/react-query';
import { Problem } from '#kernel/problem.ts';
import { Link } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { NoPage } from '#ui/pages.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { PartiesLine } from '../parts/PartiesLine.tsx';
import { TermsEditor } from '../parts/TermsEditor.tsx';
import { VersionList } from '../parts/VersionList.tsx';
import { agreementQuery, referencesQuery } from '../queries.ts';
import '../parts/agreements.css';

/** One agreement: its rules as sentences to be changed, its publication, and what held before. */
export function AgreementPage({ params }: { readonly params: { readonly agreementId: string } }) {
  const t = useText();
  const [agreement, references] = useQueries({ queries: [agreementQuery(params.agreementId), referencesQuery] });
  usePageTitle(agreement.data?.name ?? t('admin.agreements'));
  if (agreement.error instanceof Problem && [400, 404].includes(agreement.error.status)) {
    return <NoPage home="/admin/agreements" />;
  }
  const retry = () => void Promise.all([agreement.refetch(), references.refetch()]);
  return (
    <div className="agreements">
      <Link href="/admin/agreements">{t('agreement.all')}</Link>
      {(agreement.isError || references.isError) && (
        <ErrorState failed={t('agreement.failed')} error={agreement.error ?? references.error} onRetry={retry} />
      )}
      {(agreement.isPending || references.isPending) && <Skeleton rows={rowsOf(4, 120)} />}
      {agreement.data && references.data && (
        <>
          <PageHeading>{agreement.data.name}</PageHeading>
          <p className="t-2">
            <PartiesLine parties={agreement.data.parties} references={references.data} />
          </p>
          <TermsEditor key={params.agreementId} agreement={agreement.data} references={references.data} />
          <VersionList versions={agreement.data.versions} />
        </>
      )}
    </div>
  );
}
