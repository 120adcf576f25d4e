import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { casesContract } from '#capabilities/cases/contract.ts';
import { useKnownVisitor } from '#capabilities/people/web/index.ts';
import { Problem } from '#kernel/problem.ts';
import { call } from '#ui/api.ts';
import { ButtonLink } from '#ui/Button.tsx';
import { Link, useSearch } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { PortalPage } from '#ui/portal/PortalShell.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState, NotFound } from '#ui/states.tsx';
import { MoreText, Phrase, useText } from '#ui/text.tsx';
import { HowCard } from './HowCard.tsx';
import { type Mine, myFeedbackQuery, type Rating, useGiveFeedback } from './queries.ts';
import { HOW_TEXTS } from './texts.ts';

const { findMyCase, caseStory } = casesContract.endpoints;

const RATINGS: readonly Rating[] = [1, 2, 3, 4, 5];

interface CaseProps {
  readonly caseId: string;
  readonly number: string;
}

/**
 * Saves what a link in a mail says, once the page stands before whoever is signed in. Following the link alone
 * says nothing, and it never changes what was said before.
 */
function useTapped(caseId: string, mine: Mine | undefined) {
  const asked = useSearch().get('rating');
  const tapped = RATINGS.find((rating) => String(rating) === asked);
  const give = useGiveFeedback(caseId);
  const done = useRef(false);
  const { mutate } = give;
  useEffect(() => {
    if (tapped === undefined || mine === undefined || done.current) return;
    done.current = true;
    if (mine.mayGive && mine.given === null) mutate({ rating: tapped, via: 'mail' });
  }, [tapped, mine, mutate]);
  return { give, tapped };
}

function OfCase({ caseId, number }: CaseProps) {
  const t = useText();
  const feedback = useQuery(myFeedbackQuery(caseId));
  const story = useQuery({
    queryKey: ['my', 'case', caseId],
    queryFn: ({ signal }) => call(caseStory, { params: { caseId }, signal }),
    meta: { live: [`case:${caseId}`] },
  });
  const { give, tapped } = useTapped(caseId, feedback.data);
  const error = feedback.error ?? story.error;
  if (error) return <ErrorState failed={t('how.page-failed')} error={error} onRetry={() => void feedback.refetch()} />;
  if (!feedback.data || !story.data) return <Skeleton rows={rowsOf(3, 56)} columns={['60%']} />;
  const { state, subject } = story.data;
  return (
    <>
      <p className="t-2">
        <Phrase id="how.about" values={{ case: <Link href={`/cases/${number}`}>{subject}</Link>, number }} />
      </p>
      {give.isError && tapped !== undefined && (
        <ErrorState
          failed={t('how.failed')}
          error={give.error}
          onRetry={() => give.mutate({ rating: tapped, via: 'mail' })}
        />
      )}
      {feedback.data.mayGive || feedback.data.given !== null ? (
        <HowCard caseId={caseId} mine={feedback.data} />
      ) : (
        <p className="pt-how">{t('how.not-now')}</p>
      )}
      {state === 'check-it-works' && (
        <p className="pt-how-next">
          <ButtonLink size="lg" href={`/cases/${number}`}>
            {t('how.say-whether-it-works')}
          </ButtonLink>
        </p>
      )}
    </>
  );
}

function OnePage({ number }: { readonly number: string }) {
  const t = useText();
  const exists = /^[1-9]\d{0,8}$/.test(number);
  const found = useQuery({
    queryKey: ['my', 'number', Number(number)],
    queryFn: ({ signal }) => call(findMyCase, { params: { number: Number(number) }, signal }).then(({ id }) => id),
    enabled: exists,
  });
  usePageTitle(t('how.title'), useKnownVisitor()?.organisation.name);
  if (!exists || (found.error instanceof Problem && found.error.status === 404)) {
    return <NotFound action={<ButtonLink href="/cases">{t('how.to-cases')}</ButtonLink>} />;
  }
  return (
    <>
      <PageHeading className="t-h1">{t('how.title')}</PageHeading>
      {found.error && (
        <ErrorState failed={t('how.page-failed')} error={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.data !== undefined && <OfCase caseId={found.data} number={number} />}
    </>
  );
}

/** Where the links of our mails lead: how a case was, with the answer that was pressed. */
export function FeedbackPage({ params }: { readonly params: { readonly number: string } }) {
  return (
    <MoreText catalogues={HOW_TEXTS}>
      <PortalPage>
        <OnePage number={params.number} />
      </PortalPage>
    </MoreText>
  );
}
