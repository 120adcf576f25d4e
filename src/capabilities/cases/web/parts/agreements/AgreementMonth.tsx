import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { numberIn, shareIn } from '#capabilities/promises/web/index.ts';
import { localeOf } from '#kernel/locale.ts';
import { fromIso } from '#kernel/time.ts';
import { Button } from '#ui/Button.tsx';
import { SelectField } from '#ui/Field.tsx';
import { Section } from '#ui/Section.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#ui/states.tsx';
import { useLanguage, useText } from '#ui/text.tsx';
import { type Comparison, type Month, monthQuery, type Period } from './queries.ts';
import './agreements.css';

const KINDS = ['first-response', 'next-update', 'resolve'] as const;

/** A share with what it is counted from and where the true one lies; "no data" is said in words. */
function Kept({ column }: { readonly column: Comparison['was'] }) {
  const t = useText();
  const { language } = useLanguage();
  const { share, kept, n } = column;
  if (share === null) return <span className="t-3">{t('agreement.month.no-data')}</span>;
  const said = (value: number) => shareIn(language, value);
  return (
    <>
      <span className="t-600 t-num">{said(share.share)}</span>{' '}
      <span className="t-num">
        {t('agreement.month.of', { kept: numberIn(language, kept), n: numberIn(language, n) })}
      </span>
      <span className="t-3 t-13 case-interval">
        {t('agreement.month.between', { low: said(share.low), high: said(share.high) })}
      </span>
    </>
  );
}

function Row({
  name,
  compared,
  isAll = false,
}: {
  readonly name: string;
  readonly compared: Comparison;
  readonly isAll?: boolean;
}) {
  const t = useText();
  return (
    <tr className={isAll ? 'case-compared-all' : undefined}>
      <th scope="row">{name}</th>
      <td data-label={t('agreement.month.was')}>
        <Kept column={compared.was} />
      </td>
      <td data-label={t('agreement.month.would')}>
        <Kept column={compared.would} />
      </td>
    </tr>
  );
}

/** What the two columns differ by, and what the count left out. */
function Remarks({ month }: { readonly month: Month }) {
  const t = useText();
  const { language } = useLanguage();
  const { all, cases, answeredOtherwise, looked, total } = month;
  const said = (value: number) => numberIn(language, value);
  const remarks = [
    t('agreement.month.otherwise', { n: all.otherwise, cases: said(cases) }),
    answeredOtherwise > 0 && t('agreement.month.other-rule', { n: answeredOtherwise }),
    all.notOwed > 0 && t('agreement.month.not-owed', { n: all.notOwed }),
    all.open > 0 && t('agreement.month.open', { n: all.open }),
    total > looked && t('agreement.month.of-all', { looked: said(looked), all: said(total) }),
  ];
  return <p>{remarks.filter((one) => one !== false).join(' ')}</p>;
}

function Counted({ month }: { readonly month: Month }) {
  const t = useText();
  const { language } = useLanguage();
  const day = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeZone: month.timeZone });
  const when = { from: day.format(fromIso(month.from)), to: day.format(fromIso(month.to) - 1), zone: month.timeZone };
  if (month.cases === 0) return <EmptyState title={t('agreement.month.none', when)} />;
  return (
    <>
      <table className="case-compared">
        <caption>{t('agreement.month.when', when)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('agreement.trial.promise')}</th>
            <th scope="col">{t('agreement.month.was')}</th>
            <th scope="col">{t('agreement.month.would')}</th>
          </tr>
        </thead>
        <tbody>
          {KINDS.map((kind) => (
            <Row key={kind} name={t(`promise-kind.${kind}`)} compared={month.byKind[kind]} />
          ))}
          <Row name={t('agreement.month.all')} compared={month.all} isAll />
        </tbody>
      </table>
      <Remarks month={month} />
      <p className="t-3 agreement-lead">{t('agreement.month.cannot-know')}</p>
    </>
  );
}

interface AgreementMonthProps {
  readonly agreementId: string;
  readonly version: number;
  readonly isDraft: boolean;
}

/** Counts last month's promises anew under the agreement, when somebody asks; a change of the draft asks again. */
export function AgreementMonth({ agreementId, version, isDraft }: AgreementMonthProps) {
  const t = useText();
  const [period, setPeriod] = useState<Period>('month');
  const [asked, ask] = useState<{ version: number; period: Period } | null>(null);
  const tried = { agreementId, version: asked?.version ?? version };
  const month = useQuery({ ...monthQuery(tried, asked?.period ?? period), enabled: asked !== null });
  const isOld = asked !== null && asked.version !== version;
  return (
    <Section title={isDraft ? t('agreement.month.draft') : t('agreement.month.published')}>
      <p className="t-2 agreement-lead">{t('agreement.month.lead')}</p>
      <form
        className="agreement-form case-trial-form"
        onSubmit={(event) => {
          event.preventDefault();
          ask({ version, period });
        }}
      >
        <SelectField
          label={t('agreement.month.period')}
          value={period}
          options={[
            { value: 'month', label: t('agreement.month.last-month') },
            { value: '30-days', label: t('agreement.month.30-days') },
          ]}
          onChange={(event) => setPeriod(event.currentTarget.value === 'month' ? 'month' : '30-days')}
        />
        <Button type="submit" busy={month.isFetching}>
          {t('agreement.month.count')}
        </Button>
      </form>
      <div className="case-month" aria-live="polite">
        {isOld && <p className="t-500">{t('agreement.month.changed')}</p>}
        {month.isError && (
          <ErrorState failed={t('agreement.month.failed')} error={month.error} onRetry={() => void month.refetch()} />
        )}
        {asked !== null && month.isPending && <Skeleton rows={rowsOf(5, 32)} />}
        {month.data && <Counted month={month.data} />}
      </div>
    </Section>
  );
}
