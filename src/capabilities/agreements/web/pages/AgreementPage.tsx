import { useQueries } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { Problem } from '#kernel/problem.ts';
import { Link } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { NoPage } from '#ui/pages.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { PartiesLine, StandingMark } from '../parts/PartiesLine.tsx';
import { TermsEditor } from '../parts/TermsEditor.tsx';
import { TouchedSection } from '../parts/TouchedSection.tsx';
import { VersionList } from '../parts/VersionList.tsx';
import { type Agreement, agreementQuery, referencesQuery } from '../queries.ts';
import type { AgreementSlots } from '../slots.ts';
import '../parts/agreements.css';

interface AboutDraftProps {
  readonly agreement: Agreement;
  readonly slots: AgreementSlots;
}

/** What the draft would do, before somebody publishes it. Only agreements with customers owe cases something. */
function AboutDraft({
  agreement: { id, version, draft, versions, parties },
  slots: { Trial, Month },
}: AboutDraftProps) {
  const about = { agreementId: id, version, isDraft: draft !== null };
  const hasTerms = draft !== null || versions.length > 0;
  return (
    <>
      {draft !== null && versions.length > 0 && <TouchedSection agreementId={id} version={version} of="draft" />}
      {parties.kind === 'sla' && hasTerms && (
        <>
          <Trial {...about} />
          <Month {...about} />
        </>
      )}
    </>
  );
}

interface AgreementPageProps {
  readonly params: { readonly agreementId: string };
}

/** The page of one agreement: its rules as sentences, what a draft would do, its publication, and what held before. */
export function agreementPage(slots: AgreementSlots): ComponentType<AgreementPageProps> {
  return function AgreementPage({ params }) {
    const t = useText();
    const [agreement, references] = useQueries({ queries: [agreementQuery(params.agreementId), referencesQuery] });
    usePageTitle(agreement.data?.name ?? t('admin.agreements'));
    if (agreement.error instanceof Problem && [400, 404].includes(agreement.error.status)) {
      return <NoPage home="/admin/agreements" />;
    }
    const retry = () => void Promise.all([agreement.refetch(), references.refetch()]);
    const { data } = agreement;
    return (
      <div className="agreements">
        <Link href="/admin/agreements">{t('agreement.all')}</Link>
        {(agreement.isError || references.isError) && (
          <ErrorState failed={t('agreement.failed')} error={agreement.error ?? references.error} onRetry={retry} />
        )}
        {(agreement.isPending || references.isPending) && <Skeleton rows={rowsOf(4, 120)} />}
        {data && references.data && (
          <>
            <div className="row wrap gap12">
              <PageHeading>{data.name}</PageHeading>
              {data.standing && <StandingMark />}
            </div>
            <p className="t-2">
              <PartiesLine agreement={data} references={references.data} />
            </p>
            <TermsEditor key={params.agreementId} agreement={data} references={references.data}>
              <AboutDraft agreement={data} slots={slots} />
            </TermsEditor>
            {data.versions.length > 1 && (
              <TouchedSection agreementId={data.id} version={data.versions.length} of="published" />
            )}
            <VersionList versions={data.versions} />
          </>
        )}
      </div>
    );
  };
}
