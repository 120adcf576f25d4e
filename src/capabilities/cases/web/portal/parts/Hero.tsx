import { IconAlertSquare } from '@tabler/icons-react';
import type { ReactNode, Ref } from 'react';
import { fromIso } from '#kernel/time.ts';
import { ButtonLink } from '#ui/Button.tsx';
import { Face } from '#ui/Face.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Moment } from '#ui/Moment.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { Story } from '../queries.ts';
import { isLate, isOver, isTheirMove, stillToCome } from '../words.ts';
import { NextSentence } from './NextSentence.tsx';
import { useNowSentence } from './useNowSentence.ts';
import { When } from './When.tsx';
import './hero.css';

interface HeroProps {
  readonly ref?: Ref<HTMLDListElement>;
  readonly story: Story;
  /** The desk's telephone, for whom a late word leaves waiting. */
  readonly phone: string | null;
  /** The customer's move: what is asked of them, and their answers to it. */
  readonly you: ReactNode;
}

/** What the state alone does not tell: whom we wait for, and why a case was ended. */
function Why({ story }: { readonly story: Story }) {
  const t = useText();
  const told = (kind: string) => story.history.findLast((entry) => entry.kind === kind)?.params;
  if (story.state === 'cancelled') {
    const params = told('case.cancelled');
    return params ? <p className="pt-hero-small">{t('now.cancelled-why', params)}</p> : null;
  }
  if (story.state !== 'waiting-for-someone') return null;
  const params = told('case.waits');
  return (
    <>
      {params && <p className="pt-hero-small">{t('now.waits-for', params)}</p>}
      <p className="pt-hero-small">{t('now.still-ours')}</p>
    </>
  );
}

function Now({ story }: { readonly story: Story }) {
  const t = useText();
  const sentence = useNowSentence(story);
  const said = isOver(story) || story.state === 'check-it-works' ? null : story.now;
  const name = said?.by || (isOver(story) ? null : story.people.find(({ role }) => role === 'owner')?.name);
  return (
    <div className="pt-hero-now">
      <dt>{t('now.label')}</dt>
      <dd>
        {name && <Face name={name} size={40} />}
        <div>
          <p className="pt-hero-sentence" role="status">
            {sentence}
          </p>
          {said && (
            <p className="pt-hero-small">
              <Phrase
                id="now.said"
                values={{ name: said.by, since: <Moment at={fromIso(said.since)} form="since" /> }}
              />
            </p>
          )}
          <Why story={story} />
        </div>
      </dd>
    </div>
  );
}

/** What comes next, with the time in both forms; the hour is the first thing that the eye meets. */
function Coming({ kind, from, by }: { readonly kind: Parameters<typeof NextSentence>[0]['kind'] } & Coming) {
  const time = useTime();
  return (
    <>
      <p className="pt-hero-big">
        <NextSentence kind={kind} from={from} by={by} />
      </p>
      <p className="pt-hero-small">{time.relative(fromIso(by), 'long')}</p>
    </>
  );
}

interface Coming {
  readonly from: string | null;
  readonly by: string;
}

/** A word that did not come in time: said plainly, once, with the new time where there is one. */
function Late({ story, phone }: Pick<HeroProps, 'story' | 'phone'>) {
  const t = useText();
  const time = useTime();
  const { next } = story;
  if (!next) return null;
  const coming = stillToCome(story, time.now);
  const owesWord = next.kind !== 'resolve' && (coming === null || coming.kind === 'resolve');
  return (
    <>
      <p className="pt-hero-sentence">
        <NextSentence {...next} tense="late" />
      </p>
      <p className="pt-hero-small t-late">
        <Icon of={IconAlertSquare} />
        {time.late(fromIso(next.by))}
      </p>
      <div className="pt-hero-instead">
        {owesWord && (
          <p>
            {phone === null ? (
              t('late.owed')
            ) : (
              <Phrase id="late.owed-or-call" values={{ phone: <b className="t-nowrap">{phone}</b> }} />
            )}
          </p>
        )}
        {coming && <Coming kind={coming.kind} from={next.from} by={coming.due} />}
      </div>
    </>
  );
}

function Next({ story, phone }: Pick<HeroProps, 'story' | 'phone'>) {
  const t = useText();
  const time = useTime();
  if (isOver(story)) {
    return (
      <>
        <p className="pt-hero-plain">{t(`next.${story.state}`)}</p>
        <p className="pt-hero-again">
          <ButtonLink href={`/ask?about=${story.number}`}>{t('next.again')}</ButtonLink>
        </p>
      </>
    );
  }
  if (isLate(story, time.now)) return <Late story={story} phone={phone} />;
  if (story.state === 'check-it-works' && story.confirmBy !== null) {
    const until = fromIso(story.confirmBy);
    return (
      <>
        <p className="pt-hero-sentence">
          <Phrase id="next.closes" values={{ time: <When at={until} /> }} />
        </p>
        <p className="pt-hero-small">{time.relative(until, 'long')}</p>
      </>
    );
  }
  if (story.next) return <Coming {...story.next} />;
  return <p className="pt-hero-plain">{t('next.nothing')}</p>;
}

/** NOW, NEXT, YOU: peace of mind in one card. */
export function Hero({ ref, story, phone, you }: HeroProps) {
  const t = useText();
  return (
    <dl ref={ref} tabIndex={-1} className="pt-hero">
      <Now story={story} />
      <div className="pt-hero-next">
        <dt>{t('next.label')}</dt>
        <dd>
          <Next story={story} phone={phone} />
        </dd>
      </div>
      {you && (
        <div className={isTheirMove(story) ? 'pt-hero-you pt-hero-asks' : 'pt-hero-you'}>
          <dt>{t('you.label')}</dt>
          <dd>{you}</dd>
        </div>
      )}
    </dl>
  );
}
