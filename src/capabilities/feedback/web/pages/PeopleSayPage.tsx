import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { firstNameOf } from '#capabilities/cases/web/index.ts';
import { fromIso } from '#kernel/time.ts';
import { Act, Button } from '#ui/Button.tsx';
import { DeskPage } from '#ui/desk/DeskShell.tsx';
import { Moment } from '#ui/Moment.tsx';
import { Link } from '#ui/navigation.tsx';
import { PageHeading, usePageTitle } from '#ui/page.tsx';
import { Section } from '#ui/Section.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#ui/states.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import { AnswerDialog } from '../parts/AnswerDialog.tsx';
import { Figures } from '../parts/Figures.tsx';
import { Standing, Words } from '../parts/Words.tsx';
import { allQuery, figuresQuery, type ListedView, owedQuery } from '../queries.ts';
import { TEXTS } from '../texts.ts';
import '../parts/feedback.css';

function Row({ said }: { readonly said: ListedView }) {
  const t = useText();
  const [answering, setAnswering] = useState(false);
  const { case: about, person, account, rating, at } = said;
  const name = firstNameOf(person.name);
  return (
    <li className="fb-row">
      <div className="fb-row-head">
        <h3>{t(`fb.said.${rating}`, { name: person.name })}</h3>
        <p className="t-13 t-3">
          {account.name} · <Moment at={fromIso(at)} form="past" />
        </p>
      </div>
      <Words said={said} />
      <p className="t-13">
        <Link href={`/desk/case/${about.number}`}>
          {t('fb.about', { subject: about.subject, number: about.number })}
        </Link>
      </p>
      <Standing said={said} />
      {said.mayAnswer && (
        <p className="fb-row-acts">
          <Act onClick={() => setAnswering(true)}>{t('fb.answer', { name })}</Act>
        </p>
      )}
      {answering && <AnswerDialog caseId={about.id} said={said} onClose={() => setAnswering(false)} />}
    </li>
  );
}

function ToAnswer() {
  const t = useText();
  const { data, isPending, isError, error, refetch } = useQuery(owedQuery('owed'));
  if (isError) return <ErrorState failed={t('fb.failed')} error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton rows={rowsOf(2, 120)} columns={['60%']} />;
  return (
    <Section title={t('fb.to-answer')} count={data.length}>
      {data.length === 0 ? (
        <p className="t-2">{t('fb.none-to-answer')}</p>
      ) : (
        <ul className="fb-rows">
          {data.map((said) => (
            <Row key={said.id} said={said} />
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Whatever else was said: what is still to be answered stands above. */
function All() {
  const t = useText();
  const list = useInfiniteQuery(allQuery);
  if (list.isError) {
    return <ErrorState failed={t('fb.failed')} error={list.error} onRetry={() => void list.refetch()} />;
  }
  if (list.isPending) return <Skeleton rows={rowsOf(4, 96)} columns={['60%']} />;
  const all = list.data.pages.flatMap(({ items }) => items);
  const others = all.filter(({ owed }) => owed === null);
  if (all.length === 0) return <EmptyState title={t('fb.none')} text={t('fb.none-text')} />;
  if (others.length === 0 && !list.hasNextPage) return null;
  return (
    <Section title={t('fb.others')}>
      <ul className="fb-rows">
        {others.map((said) => (
          <Row key={said.id} said={said} />
        ))}
      </ul>
      {list.hasNextPage && (
        <p className="fb-more">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('fb.more')}
          </Button>
        </p>
      )}
    </Section>
  );
}

function PeopleSay() {
  const t = useText();
  const figures = useQuery(figuresQuery);
  const silent = figures.data?.n === 0 && figures.data.owed === 0;
  usePageTitle(t('fb.title'));
  return (
    <div className="fb">
      <PageHeading>{t('fb.title')}</PageHeading>
      <p className="t-2">{t('fb.purpose')}</p>
      {figures.data && <Figures figures={figures.data} />}
      {!silent && <ToAnswer />}
      <All />
    </div>
  );
}

/** What people say of cases that are done: what is still to be answered first. Never by whoever worked on them. */
export function PeopleSayPage() {
  return (
    <MoreText catalogues={TEXTS}>
      <Framed />
    </MoreText>
  );
}

function Framed() {
  const t = useText();
  return (
    <DeskPage title={t('fb.title')}>
      <PeopleSay />
    </DeskPage>
  );
}
