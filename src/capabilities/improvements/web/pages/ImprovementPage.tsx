import { useQuery } from '@tanstack/react-query';
import { Problem } from '#kernel/problem.ts';
import { fromIso } from '#kernel/time.ts';
import { ButtonLink } from '#ui/Button.tsx';
import { DeskPage } from '#ui/desk/DeskShell.tsx';
import { FACT_TEXTS } from '#ui/facts.ts';
import { Link } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { Section } from '#ui/Section.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState, NotFound } from '#ui/states.tsx';
import { Timeline } from '#ui/Timeline.tsx';
import { MoreText, Phrase, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { ImprovementActs } from '../parts/ImprovementActs.tsx';
import { ImprovementFacts } from '../parts/ImprovementFacts.tsx';
import { StateMark } from '../parts/StateMark.tsx';
import { type Happened, historyQuery, type Improvement, improvementQuery } from '../queries.ts';
import { TEXTS } from '../texts.ts';
import '../parts/improvements.css';

const MOMENTS = new Set(['due', 'reviewAt', 'discoveredAt']);

function Sentence({ kind, actor, params }: Happened) {
  const t = useText();
  const time = useTime();
  const values = Object.entries(params).map(([name, value]) => [
    name,
    MOMENTS.has(name) ? time.moment(fromIso(String(value))) : value,
  ]);
  return t(`fact.${kind}`, { actor, ...Object.fromEntries(values) }).trim();
}

/** What became of it, in the words of the record. */
function History({ id }: { readonly id: string }) {
  const t = useText();
  const { data, isError, error, refetch } = useQuery(historyQuery(id));
  const entries = data?.map((one) => ({ id: one.id, at: fromIso(one.at), text: <Sentence {...one} /> })) ?? [];
  return (
    <Section title={t('improvement.history')}>
      {isError && <ErrorState failed={t('improvement.no-history')} error={error} onRetry={() => void refetch()} />}
      <MoreText catalogues={FACT_TEXTS}>
        <Timeline entries={entries} />
      </MoreText>
    </Section>
  );
}

/** What whoever suggested it was told last. */
function Told({ of: { decision, result, proposer } }: { readonly of: Improvement }) {
  const t = useText();
  if (decision === null) return null;
  return (
    <Section title={t('improvement.answer', { name: proposer.name })}>
      <p className="t-prose im-words">{decision.words}</p>
      <p className="t-13 t-3">
        {decision.by} · <Moment at={decision.at} />
      </p>
      {result && (
        <>
          <p className="t-prose im-words">{result.words}</p>
          <p className="t-13 t-3">
            {t('improvement.state.done')} · <Moment at={result.at} />
          </p>
        </>
      )}
    </Section>
  );
}

function Moment({ at }: { readonly at: string }) {
  const time = useTime();
  return <time dateTime={at}>{time.listed(fromIso(at))}</time>;
}

function Cases({ of: { evidence, cases, unseen } }: { readonly of: Improvement }) {
  const t = useText();
  return (
    <Section title={t('improvement.cases')} count={cases}>
      {cases === 0 && <p className="t-3">{t('improvement.no-cases')}</p>}
      <ul className="im-evidence">
        {evidence.map(({ caseId, number, subject, by, words, at }) => (
          <li key={caseId}>
            <Link href={`/desk/case/${number}`}>{subject}</Link> <span className="t-3 t-num">{number}</span>
            {words !== null && <p className="t-2">{words}</p>}
            <p className="t-13 t-3">
              {by} · <Moment at={at} />
            </p>
          </li>
        ))}
      </ul>
      {unseen > 0 && <p className="t-13 t-3">{t('improvement.unseen', { n: unseen })}</p>}
    </Section>
  );
}

function Shown({ of }: { readonly of: Improvement }) {
  const t = useText();
  usePageTitle(of.title);
  return (
    <div className="im-page">
      <div className="im-main">
        <header>
          <p className="im-above">
            <Link href="/desk/improvements">{t('nav.improvements')}</Link>
            <StateMark state={of.state} />
          </p>
          <PageHeading>{of.title}</PageHeading>
          {of.answer && (
            <p className="t-2">
              <Phrase
                id={of.answer.late ? 'improvement.answer-late' : 'improvement.answer-owed'}
                values={{ name: of.proposer.name, by: of.answer.by ?? t('improve.somebody') }}
              />
            </p>
          )}
          <ImprovementActs of={of} />
        </header>
        <Section title={t('improve.wrong')}>
          <p className="t-prose im-words">{of.wrong}</p>
        </Section>
        {of.help !== null && (
          <Section title={t('improve.help')}>
            <p className="t-prose im-words">{of.help}</p>
          </Section>
        )}
        <Told of={of} />
        <Cases of={of} />
        <History id={of.id} />
      </div>
      <aside className="im-side" aria-label={t('facts.title')} data-region>
        <ImprovementFacts of={of} />
      </aside>
    </div>
  );
}

function Loaded({ id }: { readonly id: string }) {
  const t = useText();
  const known = useQuery(improvementQuery(id));
  if (known.data) return <Shown of={known.data} />;
  if (known.error instanceof Problem && (known.error.status === 404 || known.error.status === 422)) {
    return <NotFound action={<ButtonLink href="/desk/improvements">{t('improvement.to-register')}</ButtonLink>} />;
  }
  return (
    <div className="im-page">
      <div className="im-main">
        {known.error ? (
          <ErrorState failed={t('improvement.failed')} error={known.error} onRetry={() => void known.refetch()} />
        ) : (
          <Skeleton rows={[{ id: 'head', height: 88 }, ...rowsOf(4, 72)]} columns={['60%']} />
        )}
      </div>
    </div>
  );
}

/** One improvement: what goes wrong, where it happened, what becomes of it and who says so by when. */
export function ImprovementPage({ params }: { readonly params: { readonly id: string } }) {
  const t = useText();
  return (
    <DeskPage title={t('nav.improvements')}>
      <MoreText catalogues={TEXTS}>
        <Loaded id={params.id} />
      </MoreText>
    </DeskPage>
  );
}
