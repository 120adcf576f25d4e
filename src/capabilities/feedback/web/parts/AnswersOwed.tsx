import { useQuery } from '@tanstack/react-query';
import { useMe } from '#capabilities/people/web/index.ts';
import { fromIso } from '#kernel/time.ts';
import { Moment } from '#ui/Moment.tsx';
import { Link } from '#ui/navigation.tsx';
import { Section } from '#ui/Section.tsx';
import { MoreText, Phrase, useText } from '#ui/text.tsx';
import { readsFeedback } from '../index.ts';
import { type ListedView, owedQuery } from '../queries.ts';
import { TEXTS } from '../texts.ts';
import './feedback.css';

function Rows({ owed }: { readonly owed: readonly ListedView[] }) {
  const t = useText();
  return (
    <Section
      title={t('fb.owed-by-you')}
      count={owed.length}
      ruled
      action={<Link href="/desk/feedback">{t('fb.all')}</Link>}
    >
      <ul>
        {owed.map(({ id, rating, person, words, case: about, owed: answer }) => (
          <li key={id} className="fb-owed">
            <p>
              <Link href={`/desk/case/${about.number}`}>{t(`fb.said.${rating}`, { name: person.name })}</Link>
            </p>
            <p className="t-xs t-3 t-cut">{words === null ? about.subject : t('how.quoted', { words })}</p>
            {answer !== null && (
              <p className="t-xs">
                <Phrase id="fb.answer-due" values={{ due: <Moment at={fromIso(answer.due)} form="due" strong /> }} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Mine() {
  const { data } = useQuery(owedQuery('mine'));
  if (!data || data.length === 0) return null;
  return (
    <MoreText catalogues={TEXTS}>
      <Rows owed={data} />
    </MoreText>
  );
}

/** The answers to feedback that the reader owes. Nothing while they owe none. */
export function AnswersOwed() {
  return readsFeedback(useMe().roles) ? <Mine /> : null;
}
