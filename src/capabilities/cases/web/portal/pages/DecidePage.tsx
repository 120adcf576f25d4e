import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useKnownVisitor } from '#capabilities/people/web/index.ts';
import { Problem } from '#kernel/problem.ts';
import { fromIso } from '#kernel/time.ts';
import { ButtonLink } from '#ui/Button.tsx';
import { lazy } from '#ui/lazy.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { PortalPage } from '#ui/portal/PortalShell.tsx';
import { Section } from '#ui/Section.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState, NotFound } from '#ui/states.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { firstNameOf } from '../../parts/names.ts';
import { type Asked, askQuery } from '../deciding.ts';
import { DECIDE_TEXTS, DueBy } from '../parts/AskedOfYou.tsx';
import '../parts/hero.css';
import './decide.css';

const Decision = lazy(() => import('../parts/Decision.tsx').then((file) => file.Decision));

const ANSWER = [{ id: 'answer', height: 88 }];
const OUTLINE = [36, 24, 88, 120, 44].map((height, place) => ({ id: `part-${place}`, height }));
const LARGEST = 2_000_000_000;

/** What one gets and what it costs, as it was offered when it was requested. */
function Offered({ asked }: { readonly asked: Asked }) {
  const t = useText();
  const { summary, cost } = asked;
  if (summary === null && cost === null) return null;
  return (
    <Section title={t('decide.what')}>
      <dl className="pt-decide-facts">
        {summary !== null && (
          <div>
            <dt>{t('decide.gets')}</dt>
            <dd className="t-prose">{summary}</dd>
          </div>
        )}
        {cost !== null && (
          <div>
            <dt>{t('decide.cost')}</dt>
            <dd>
              <b>{cost}</b>
            </dd>
          </div>
        )}
      </dl>
    </Section>
  );
}

/** What the requester wrote into the form. */
function Answers({ asked }: { readonly asked: Asked }) {
  const t = useText();
  const { answers, requester } = asked;
  if (answers.length === 0) return null;
  return (
    <Section title={t('decide.answers', { name: firstNameOf(requester) })}>
      <dl className="pt-decide-facts">
        {answers.map(({ field, label, kind, values }) => (
          <div key={field}>
            <dt>{label}</dt>
            <dd className="t-prose">{kind === 'file' ? t('decide.files', { n: values.length }) : values.join(', ')}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** Who else is asked, and whose yes is needed. */
function Others({ asked }: { readonly asked: Asked }) {
  const t = useText();
  const { others, needs } = asked;
  if (others.length === 0) return null;
  const said = others.map(({ name, state }) => t(`decide.other.${state}`, { name })).join(' ');
  return (
    <div>
      <dt>{t('decide.others')}</dt>
      <dd>
        {t(`decide.needs.${needs}`)} {said}
      </dd>
    </div>
  );
}

function Asking({ asked }: { readonly asked: Asked }) {
  const t = useText();
  const time = useTime();
  const { requester, due, why, state } = asked;
  return (
    <dl className="pt-hero">
      <div>
        <dt>{t('decide.who')}</dt>
        <dd>
          <p className="pt-hero-sentence">{t('decide.waits', { name: requester })}</p>
          <p className="pt-hero-small">{t('decide.asked-at', { time: time.moment(fromIso(asked.askedAt)) })}</p>
        </dd>
      </div>
      {state === 'asked' && due !== null && (
        <div className="pt-hero-next">
          <dt>{t('next.label')}</dt>
          <dd>
            <p className="pt-hero-sentence">
              <DueBy due={due} />
            </p>
          </dd>
        </div>
      )}
      <div>
        <dt>{t('decide.why')}</dt>
        <dd>{t(`decide.why.${why}`, { name: firstNameOf(requester) })}</dd>
      </div>
      <Others asked={asked} />
    </dl>
  );
}

function Ask({ asked, number }: { readonly asked: Asked; readonly number: number }) {
  return (
    <>
      <PageHeading className="t-h1">{asked.item}</PageHeading>
      <Asking asked={asked} />
      <Offered asked={asked} />
      <Answers asked={asked} />
      <Suspense fallback={<Skeleton rows={ANSWER} columns={['60%']} />}>
        <Decision asked={asked} number={number} />
      </Suspense>
    </>
  );
}

interface DecidePageProps {
  readonly params: { readonly number: string };
}

function Decide({ params }: DecidePageProps) {
  const t = useText();
  const number = /^\d{1,10}$/.test(params.number) ? Number(params.number) : 0;
  const exists = number > 0 && number <= LARGEST;
  const me = useKnownVisitor();
  const asked = useQuery({ ...askQuery(number), enabled: exists && me !== null });
  usePageTitle(asked.data?.item ?? t('decide.title'), me?.organisation.name);
  if (!exists || (asked.error instanceof Problem && asked.error.status === 404)) {
    return (
      <PortalPage>
        <NotFound action={<ButtonLink href="/">{t('decide.home')}</ButtonLink>} />
      </PortalPage>
    );
  }
  return (
    <PortalPage className="pt-decide">
      {asked.data ? (
        <Ask asked={asked.data} number={number} />
      ) : asked.isError ? (
        <>
          <PageHeading className="t-h1">{t('decide.title')}</PageHeading>
          <ErrorState
            failed={t('decide.failed')}
            safe={t('portal.safe')}
            error={asked.error}
            onRetry={() => void asked.refetch()}
          />
        </>
      ) : (
        <Skeleton rows={OUTLINE} columns={['60%']} />
      )}
    </PortalPage>
  );
}

/** One request that waits for the reader's yes or no: what they decide on, and two ways to answer. */
export function DecidePage({ params }: DecidePageProps) {
  return (
    <MoreText catalogues={DECIDE_TEXTS}>
      <Decide params={params} />
    </MoreText>
  );
}
