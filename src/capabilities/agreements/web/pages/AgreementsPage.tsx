import { useQueries } from '@tanstack/react-query';
import { fromIso } from '#kernel/time.ts';
import { Link } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { Section } from '#ui/Section.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { NewAgreement } from '../parts/NewAgreement.tsx';
import { PartiesLine, StandingMark } from '../parts/PartiesLine.tsx';
import { WhichRule } from '../parts/WhichRule.tsx';
import { type Agreement, agreementsQuery, type References, referencesQuery } from '../queries.ts';
import '../parts/agreements.css';

interface AgreementRowProps {
  readonly agreement: Agreement;
  readonly references: References;
}

function AgreementRow({ agreement, references }: AgreementRowProps) {
  const t = useText();
  const time = useTime();
  const { id, name, standing, draft, versions } = agreement;
  const last = versions.at(-1);
  return (
    <li className="agreement-row">
      <div className="row wrap gap8">
        <Link href={`/admin/agreements/${id}`}>{name}</Link>
        {standing && <StandingMark />}
      </div>
      <p className="t-2">
        <PartiesLine agreement={agreement} references={references} />
      </p>
      <p className="t-13 t-3">
        {last
          ? t('agreement.since', { version: last.version, time: time.moment(fromIso(last.effectiveFrom)) })
          : t('agreement.only-draft')}
        {last && draft && ` ${t('agreement.has-draft')}`}
      </p>
    </li>
  );
}

/** Every agreement by name, a new one, and which rule applies to a case. */
export function AgreementsPage() {
  const t = useText();
  const [agreements, references] = useQueries({ queries: [agreementsQuery, referencesQuery] });
  usePageTitle(t('admin.agreements'));
  const retry = () => void Promise.all([agreements.refetch(), references.refetch()]);
  return (
    <div className="agreements">
      <PageHeading>{t('admin.agreements')}</PageHeading>
      <p className="t-2">{t('agreement.purpose')}</p>
      {(agreements.isError || references.isError) && (
        <ErrorState failed={t('agreement.failed')} error={agreements.error ?? references.error} onRetry={retry} />
      )}
      {(agreements.isPending || references.isPending) && <Skeleton rows={rowsOf(4, 72)} />}
      {agreements.data && references.data && (
        <>
          {agreements.data.length === 0 && <EmptyState title={t('agreement.none')} text={t('agreement.none-text')} />}
          <ul className="agreement-list">
            {agreements.data.map((one) => (
              <AgreementRow key={one.id} agreement={one} references={references.data} />
            ))}
          </ul>
          <Section title={t('agreement.which-rule')}>
            <WhichRule references={references.data} />
          </Section>
          <Section title={t('agreement.new')}>
            <NewAgreement references={references.data} />
          </Section>
        </>
      )}
    </div>
  );
}
