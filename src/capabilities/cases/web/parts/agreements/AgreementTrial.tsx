import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { RuleName, WhyNot } from '#capabilities/agreements/web/index.ts';
import { fromIso } from '#kernel/time.ts';
import { Button } from '#ui/Button.tsx';
import { TextField } from '#ui/Field.tsx';
import { Link } from '#ui/navigation.tsx';
import { Section } from '#ui/Section.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#ui/states.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { type Trial, trialQuery } from './queries.ts';
import './agreements.css';

interface AgreementTrialProps {
  readonly agreementId: string;
  readonly version: number;
  readonly isDraft: boolean;
}

/** The number in `#10423` or `10423`; null for what is none. */
function numberIn(typed: string): number | null {
  const digits = /^#?\s*(\d{1,10})$/.exec(typed.trim())?.[1];
  return digits === undefined ? null : Number(digits);
}

function TheCase({ trial: { case: known } }: { readonly trial: Trial }) {
  const t = useText();
  const time = useTime();
  const link = (
    <Link href={`/desk/case/${known.number}`}>
      <span className="t-num">{known.number}</span> {known.subject}
    </Link>
  );
  return (
    <p>
      {link}
      <br />
      <span className="t-3">
        {t('agreement.trial.case', {
          account: known.account.name,
          service: known.service?.name ?? '–',
          kind: t(`case.kind.${known.kind}`),
          priority: known.priority,
          time: time.moment(fromIso(known.openedAt)),
        })}
      </span>
    </p>
  );
}

/** The rule that would answer, and on request what keeps each of the others from the case. */
function Answering({ trial: { chosen, considered } }: { readonly trial: Trial }) {
  const t = useText();
  const others = considered.filter(
    (one) => one.agreementId !== chosen?.agreementId || one.rule.number !== chosen.rule.number,
  );
  return (
    <div>
      <p className="t-500">
        {chosen === null ? (
          t('agreement.no-rule-applies')
        ) : (
          <Phrase id="agreement.trial.answers" values={{ rule: <RuleName considered={chosen} /> }} />
        )}
      </p>
      {others.length > 0 && (
        <details className="agreement-more">
          <summary>{t('agreement.trial.others', { n: others.length })}</summary>
          <ul className="agreement-considered">
            {others.map((one) => (
              <li key={`${one.agreementId} ${one.rule.number}`}>
                <RuleName considered={one} /> <WhyNot considered={one} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

type Tried = Trial['promises'][number];

function useFates(): Readonly<Record<NonNullable<Tried['was']>['fate'], string>> {
  const t = useText();
  return {
    kept: t('agreement.fate.kept'),
    late: t('agreement.fate.late'),
    open: t('agreement.fate.open'),
    moved: t('agreement.fate.moved'),
    withdrawn: t('agreement.fate.withdrawn'),
  };
}

/** When it was due and how it went; `nothing` says that there was no such promise. */
function Went({ went, nothing }: { readonly went: Tried['was'] | Tried['would']; readonly nothing: string }) {
  const time = useTime();
  const fates = useFates();
  if (went === null) return <span className="t-3">{nothing}</span>;
  return (
    <>
      <time dateTime={went.due} className="t-num">
        {time.listed(fromIso(went.due))}
      </time>{' '}
      <span className={went.fate === 'late' ? 't-late' : 't-3'}>{fates[went.fate]}</span>
    </>
  );
}

function Row({ tried }: { readonly tried: Tried }) {
  const t = useText();
  const { agreement = null } = tried.was ?? {};
  return (
    <tr>
      <th scope="row">{t(`promise-kind.${tried.kind}`)}</th>
      <td data-label={t('agreement.trial.was')}>
        <Went went={tried.was} nothing={t('agreement.trial.not-promised')} />
        {agreement !== null && (
          <span className="t-3 t-13 case-trial-rule">
            {t('agreement.trial.by', { ...agreement, id: agreement.id })}
          </span>
        )}
      </td>
      <td data-label={t('agreement.trial.would')}>
        {tried.same ? (
          <span className="t-3">{t('agreement.trial.same')}</span>
        ) : (
          <Went went={tried.would} nothing={t('agreement.trial.not-owed')} />
        )}
      </td>
    </tr>
  );
}

function Answer({ trial }: { readonly trial: Trial }) {
  const t = useText();
  return (
    <div className="case-trial">
      <TheCase trial={trial} />
      <Answering trial={trial} />
      {trial.promises.length === 0 ? (
        <EmptyState title={t('agreement.trial.nothing')} />
      ) : (
        <table className="case-compared">
          <caption className="sr">{t('agreement.trial')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('agreement.trial.promise')}</th>
              <th scope="col">{t('agreement.trial.was')}</th>
              <th scope="col">{t('agreement.trial.would')}</th>
            </tr>
          </thead>
          <tbody>
            {trial.promises.map((tried) => (
              <Row key={`${tried.kind} ${tried.anchor} ${tried.was?.due}`} tried={tried} />
            ))}
          </tbody>
        </table>
      )}
      {trial.named > 0 && <p className="t-3">{t('agreement.trial.named', { n: trial.named })}</p>}
    </div>
  );
}

/** Asks for a case's number, and says what the agreement would have owed it beside what it was promised. */
export function AgreementTrial({ agreementId, version, isDraft }: AgreementTrialProps) {
  const t = useText();
  const [typed, type] = useState('');
  const [number, setNumber] = useState<number | null>(null);
  const [isFaulty, setFaulty] = useState(false);
  const trial = useQuery({ ...trialQuery({ agreementId, version }, number ?? 0), enabled: number !== null });
  const ask = (event: FormEvent) => {
    event.preventDefault();
    const asked = numberIn(typed);
    setFaulty(asked === null);
    if (asked !== null) setNumber(asked);
    if (asked === number) void trial.refetch();
  };
  return (
    <Section title={t('agreement.trial')}>
      <p className="t-2 agreement-lead">
        {isDraft ? t('agreement.trial.lead-draft') : t('agreement.trial.lead-published')}
      </p>
      <form className="agreement-form case-trial-form" onSubmit={ask} noValidate>
        <TextField
          label={t('agreement.trial.number')}
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          error={isFaulty ? t('agreement.trial.no-number') : undefined}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <Button type="submit" busy={trial.isFetching}>
          {t('agreement.trial.try')}
        </Button>
      </form>
      <div aria-live="polite">
        {trial.isError && <ErrorState failed={t('agreement.trial.failed')} error={trial.error} />}
        {number !== null && trial.isPending && <Skeleton rows={rowsOf(4, 32)} />}
        {trial.data && <Answer trial={trial.data} />}
      </div>
    </Section>
  );
}
