import { type ReactNode, type Ref, Suspense } from 'react';
import { fromIso } from '#kernel/time.ts';
import { ButtonLink } from '#ui/Button.tsx';
import { Face } from '#ui/Face.tsx';
import { lazy } from '#ui/lazy.tsx';
import { Moment } from '#ui/Moment.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { isLate, isOver, isTheirMove, whyOf } from '../../../domain/story.ts';
import type { Story } from '../queries.ts';
import { Coming } from './Coming.tsx';
import { storyMore } from './story-more.ts';
import { useNowSentence } from './useNowSentence.ts';
import { When } from './When.tsx';
import './hero.css';

const LateWord = lazy(() => storyMore().then((file) => file.LateWord));

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
  return whyOf(story).map(({ key, values }) => (
    <p key={key} className="pt-hero-small">
      {t(key, values)}
    </p>
  ));
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
  if (isLate(story, time.now)) {
    return (
      <Suspense fallback={<p className="pt-hero-plain" aria-busy />}>
        <LateWord story={story} phone={phone} />
      </Suspense>
    );
  }
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
