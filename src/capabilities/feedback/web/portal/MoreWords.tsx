import { type FormEvent, useId, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { Check, TextArea } from '#ui/Field.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { type Cause, type Given, useGiveFeedback } from './queries.ts';

const CAUSES = [
  'not-fixed',
  'too-slow',
  'no-news',
  'word-broken',
  'passed-around',
  'told-again',
  'manner',
  'unclear',
  'tool',
] as const;
const LONGEST = 4000;

interface CausesProps {
  readonly chosen: readonly Cause[];
  readonly onChoose: (causes: Cause[]) => void;
}

/** What made them unhappy, in their words; several may be true, and none has to be. */
function Causes({ chosen, onChoose }: CausesProps) {
  const t = useText();
  const toggle = (cause: Cause) =>
    onChoose(chosen.includes(cause) ? chosen.filter((one) => one !== cause) : [...chosen, cause]);
  return (
    <fieldset className="pt-how-causes">
      <legend>{t('how.causes')}</legend>
      {CAUSES.map((cause) => (
        <Check
          key={cause}
          label={t(`how.cause.${cause}`)}
          checked={chosen.includes(cause)}
          onChange={() => toggle(cause)}
        />
      ))}
    </fieldset>
  );
}

interface MoreWordsProps {
  readonly caseId: string;
  readonly given: Given;
  readonly onKept: () => void;
}

/** What they like to add to what is saved already: causes of who is unhappy, and words of anybody. */
export function MoreWords({ caseId, given, onKept }: MoreWordsProps) {
  const t = useText();
  const give = useGiveFeedback(caseId);
  const [words, setWords] = useState(given.words ?? '');
  const [causes, setCauses] = useState<readonly Cause[]>(given.causes);
  const unhappy = given.rating <= 2;
  const none = useId();
  const [tried, setTried] = useState(false);
  const same = words.trim() === (given.words ?? '') && causes.join() === given.causes.join();
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(same);
    if (same || give.isPending) return;
    give.mutate(
      { rating: given.rating, words: words.trim() === '' ? null : words.trim(), causes: [...causes] },
      { onSuccess: onKept },
    );
  };
  return (
    <form className="pt-how-more" onSubmit={send} noValidate>
      {unhappy && <Causes chosen={causes} onChoose={setCauses} />}
      <TextArea
        large
        rows={unhappy ? 3 : 2}
        label={t(unhappy ? 'how.words-unhappy' : 'how.words')}
        hint={t(unhappy ? 'how.words-hint' : 'how.words-answer')}
        value={words}
        maxLength={LONGEST}
        onChange={(event) => setWords(event.target.value)}
      />
      <div>
        <Button type="submit" size="lg" busy={give.isPending} aria-describedby={none}>
          {t('how.send')}
        </Button>
        <p id={none} className="t-3" role="status">
          {tried && same && t('how.nothing-new')}
        </p>
      </div>
      {give.isError && <ErrorState failed={t('how.failed')} safe={t('how.safe')} error={give.error} />}
    </form>
  );
}
