import { fromIso } from '#kernel/time.ts';
import { Moment } from '#ui/Moment.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import type { SaidView } from '../queries.ts';

interface WordsProps {
  readonly said: SaidView;
}

/** What was chosen and written, in the words of whoever said it. */
export function Words({ said: { causes, words } }: WordsProps) {
  const t = useText();
  return (
    <>
      {words !== null && <p className="t-prose">{t('how.quoted', { words })}</p>}
      {causes.length > 0 && <p className="t-2">{causes.map((cause) => t(`how.cause.${cause}`)).join(' · ')}</p>}
    </>
  );
}

/** Who owes the answer and by when; or what was answered. Nothing where nobody waits for one. */
export function Standing({ said: { owed, answer } }: WordsProps) {
  const t = useText();
  if (answer !== null) {
    return (
      <div className="fb-answer">
        <p className="t-2">
          <Phrase
            id={`fb.answered.${answer.outcome}`}
            values={{ name: answer.by, moment: <Moment at={fromIso(answer.at)} form="past" /> }}
          />
        </p>
        <p className="t-prose">{answer.words}</p>
      </div>
    );
  }
  if (owed === null) return null;
  const due = <Moment at={fromIso(owed.due)} form="due" strong />;
  return (
    <p>
      {owed.by === null ? (
        <Phrase id="fb.owed" values={{ due }} />
      ) : (
        <Phrase id="fb.owed-by" values={{ due, name: t('fb.name', { name: owed.by.name }) }} />
      )}
    </p>
  );
}
