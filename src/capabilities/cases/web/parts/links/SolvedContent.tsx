import { useQuery } from '@tanstack/react-query';
import { fromIso } from '#kernel/time.ts';
import { Moment } from '#ui/Moment.tsx';
import { Link } from '#ui/navigation.tsx';
import { rowsOf, Skeleton } from '#ui/Skeleton.tsx';
import { ErrorState } from '#ui/states.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import type { Detail } from '../../queries.ts';
import { caseHref } from '../CaseLink.tsx';
import { type Similar, similarQuery } from './changes.ts';
import './links.css';

/** One solved case: why it is here, and, opened where it stands, how it was solved. */
function SolvedCase({ of }: { readonly of: Similar }) {
  const t = useText();
  const { words, said } = of;
  const { number, subject } = of.case;
  return (
    <li>
      <details className="cs-solved">
        <summary>
          <span className="cs-linked-subject">{subject}</span>
          <span className="t-3">
            <span className="t-num">#{number}</span> ·{' '}
            {t('similar.words', { words: words.join(', '), n: words.length })}
          </span>
        </summary>
        {said && (
          <>
            <p className="cs-solved-how">{said.text}</p>
            <p className="t-3">
              <Phrase
                id="similar.by"
                values={{ name: said.by, moment: <Moment at={fromIso(said.at)} form="past" /> }}
              />
            </p>
          </>
        )}
        <p>
          <Link href={caseHref(number)}>{t('similar.open', { number: String(number) })}</Link>
        </p>
      </details>
    </li>
  );
}

/** Solved cases about the same, those with most words in common first. */
export function SolvedContent({ of }: { readonly of: Detail }) {
  const t = useText();
  const similar = useQuery(similarQuery(of.id, of.subject));
  if (similar.isError) {
    return <ErrorState failed={t('similar.failed')} error={similar.error} onRetry={() => void similar.refetch()} />;
  }
  if (!similar.data) return <Skeleton rows={rowsOf(3, 40)} />;
  if (similar.data.length === 0) return <p className="t-13 t-3">{t('similar.none')}</p>;
  return (
    <>
      <p className="t-13 t-3">{t('similar.order')}</p>
      <ul>
        {similar.data.map((one) => (
          <SolvedCase key={one.case.id} of={one} />
        ))}
      </ul>
    </>
  );
}
