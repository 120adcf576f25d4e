import { IconCheck, IconMessageReply } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useChangeMe } from '#capabilities/people/web/index.ts';
import { fromIso } from '#kernel/time.ts';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Moment } from '#ui/Moment.tsx';
import { ErrorState } from '#ui/states.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { MoreWords } from './MoreWords.tsx';
import { type Given, type Mine, useGiveFeedback } from './queries.ts';
import { RatingRow } from './RatingRow.tsx';
import './how.css';

interface CardProps {
  readonly caseId: string;
  readonly mine: Mine;
}

/** That an answer comes, from whom and by when. */
function Owed({ owed }: { readonly owed: NonNullable<Mine['owed']> }) {
  const due = <Moment at={fromIso(owed.by)} strong />;
  return owed.from === null ? (
    <Phrase id="how.answer-by" values={{ due }} />
  ) : (
    <Phrase id="how.answer-from" values={{ due, name: owed.from }} />
  );
}

/** What was answered to them, by whom. */
function Answered({ answer }: { readonly answer: NonNullable<Mine['answer']> }) {
  return (
    <div className="pt-how-answer">
      <p className="t-500">
        <Icon of={IconMessageReply} />
        <Phrase
          id="how.answered"
          values={{ name: answer.by, moment: <Moment at={fromIso(answer.at)} form="past" /> }}
        />
      </p>
      <p className="t-prose">{answer.words}</p>
    </div>
  );
}

/** What they wrote and named, as it stands. */
function Written({ given, children }: { readonly given: Given; readonly children?: ReactNode }) {
  const t = useText();
  return (
    <div className="pt-how-written">
      {given.causes.length > 0 && <p>{given.causes.map((cause) => t(`how.cause.${cause}`)).join(' · ')}</p>}
      {given.words !== null && <p className="t-prose">{t('how.quoted', { words: given.words })}</p>}
      {children}
    </div>
  );
}

/** What is saved, what follows from it, and what can be added; the first press has said it already. */
function Saved({ caseId, mine, given, fresh }: CardProps & { readonly given: Given; readonly fresh: boolean }) {
  const t = useText();
  const wrote = given.words !== null || given.causes.length > 0;
  const [writing, setWriting] = useState(!wrote);
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (fresh && !writing) said.current?.focus();
  }, [fresh, writing]);
  return (
    <>
      <p ref={said} tabIndex={-1} className="pt-how-said" role="status">
        <Icon of={IconCheck} />
        <span>
          {t('how.saved')} {mine.owed !== null && <Owed owed={mine.owed} />}
        </span>
      </p>
      {writing ? (
        // What they named belongs to the rating: another begins anew.
        <MoreWords
          key={given.rating <= 2 ? 'unhappy' : 'else'}
          caseId={caseId}
          given={given}
          onKept={() => setWriting(false)}
        />
      ) : (
        <Written given={given}>
          <p>
            <Button onClick={() => setWriting(true)}>{t('how.change-words')}</Button>
          </p>
        </Written>
      )}
      {given.changeUntil !== null && (
        <p className="t-3">
          <Phrase id="how.change-until" values={{ moment: <Moment at={fromIso(given.changeUntil)} /> }} />
        </p>
      )}
    </>
  );
}

/** The way to say no: nobody is asked again, here or by mail, and it can be taken back. */
function SayNo({ onNo }: { readonly onNo: () => void }) {
  const t = useText();
  const change = useChangeMe();
  return (
    <>
      <p className="pt-how-no">
        <Button
          look="plain"
          busy={change.isPending}
          onClick={() => change.mutate({ mayBeAsked: false }, { onSuccess: onNo })}
        >
          {t('how.do-not-ask')}
        </Button>
      </p>
      {change.isError && <ErrorState failed={t('how.no-failed')} error={change.error} />}
    </>
  );
}

function SaidNo({ onAgain }: { readonly onAgain: () => void }) {
  const t = useText();
  const change = useChangeMe();
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => said.current?.focus(), []);
  return (
    <section className="pt-how" aria-label={t('how.title')}>
      <p ref={said} tabIndex={-1} role="status">
        {t('how.not-asked-again')}
      </p>
      <p>
        <Button busy={change.isPending} onClick={() => change.mutate({ mayBeAsked: true }, { onSuccess: onAgain })}>
          {t('how.ask-again')}
        </Button>
      </p>
      {change.isError && <ErrorState failed={t('how.no-failed')} error={change.error} />}
    </section>
  );
}

/** What was said and cannot be said otherwise any more, and what was answered. */
function Stands({ mine, given }: { readonly mine: Mine; readonly given: Given }) {
  return (
    <>
      <p>
        <Phrase
          id={`how.you-said.${given.rating}`}
          values={{ moment: <Moment at={fromIso(given.at)} form="past" /> }}
        />{' '}
        {mine.owed !== null && <Owed owed={mine.owed} />}
      </p>
      <Written given={given} />
      {mine.answer !== null && <Answered answer={mine.answer} />}
    </>
  );
}

/** The question how it was, what was said, and what became of it. */
export function HowCard({ caseId, mine }: CardProps) {
  const t = useText();
  const title = useId();
  const give = useGiveFeedback(caseId);
  const [saidNo, setSaidNo] = useState(false);
  const { given } = mine;
  if (saidNo) return <SaidNo onAgain={() => setSaidNo(false)} />;
  return (
    <section className="pt-how" aria-labelledby={title}>
      <h2 id={title}>{t('how.question')}</h2>
      {mine.mayGive && (
        <>
          {given === null && <p className="t-2">{t('how.one-press')}</p>}
          <RatingRow
            labelledBy={title}
            value={give.isPending ? give.variables.rating : (given?.rating ?? null)}
            onChoose={(rating) => give.mutate({ rating })}
          />
          {give.isError && <ErrorState failed={t('how.failed')} safe={t('how.safe')} error={give.error} />}
        </>
      )}
      {given !== null && mine.mayGive && <Saved caseId={caseId} mine={mine} given={given} fresh={give.isSuccess} />}
      {given !== null && !mine.mayGive && <Stands mine={mine} given={given} />}
      {mine.asks && <SayNo onNo={() => setSaidNo(true)} />}
    </section>
  );
}
