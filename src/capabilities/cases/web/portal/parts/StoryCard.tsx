import { IconChevronRight } from '@tabler/icons-react';
import { fromIso } from '#kernel/time.ts';
import { Icon } from '#ui/Icon.tsx';
import { Link } from '#ui/navigation.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { isLate, isOver, isTheirMove } from '../../../domain/story.ts';
import { firstNameOf } from '../../parts/names.ts';
import type { Card } from '../queries.ts';
import { NextSentence } from './NextSentence.tsx';
import { useNowSentence } from './useNowSentence.ts';
import { When } from './When.tsx';
import './story-card.css';

function Next({ card }: { readonly card: Card }) {
  const t = useText();
  const time = useTime();
  const { next } = card;
  if (!next) return t(card.state === 'check-it-works' ? 'card.next-check' : 'next.nothing');
  const by = fromIso(next.by);
  if (!card.mine) {
    const values = { name: firstNameOf(card.requester), time: <When at={by} /> };
    return <Phrase id={isLate(card, time.now) ? 'card.theirs-late' : 'card.theirs'} values={values} />;
  }
  if (isLate(card, time.now)) {
    const values = { time: <When at={by} />, late: <span className="t-late t-nowrap">{time.left(by)}</span> };
    return <Phrase id="card.late" values={values} />;
  }
  return (
    <>
      <NextSentence {...next} /> <span className="t-3 t-nowrap">{time.left(by)}</span>
    </>
  );
}

function You({ card }: { readonly card: Card }) {
  const t = useText();
  if (!card.mine || !isTheirMove(card)) return null;
  return (
    <div className="pt-card-you">
      <dt>{t('you.label')}</dt>
      <dd>{card.state === 'check-it-works' ? t('you.check') : t('card.ask', { ask: card.ask ?? '' })}</dd>
    </div>
  );
}

/** A case of mine in short: what is happening now, when I hear next, and my move where it is mine. */
function StoryCard({ card, level }: { readonly card: Card; readonly level: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3';
  const t = useText();
  const time = useTime();
  const now = useNowSentence(card);
  return (
    <li>
      <Link href={`/cases/${card.number}`} className="pt-card">
        <Heading className="pt-card-head">
          <span>{card.subject}</span>
          <Icon of={IconChevronRight} size={20} />
        </Heading>
        {!card.mine && <p className="pt-card-by">{t('card.by', { name: card.requester })}</p>}
        {isOver(card) ? (
          <p className="pt-card-over">
            {t(`card.${card.state}`, { number: card.number, moment: time.moment(fromIso(card.openedAt)) })}
          </p>
        ) : (
          <dl>
            <div>
              <dt>{t('now.label')}</dt>
              <dd>{now}</dd>
            </div>
            <div className="pt-card-next">
              <dt>{t('next.label')}</dt>
              <dd>
                <Next card={card} />
              </dd>
            </div>
            <You card={card} />
          </dl>
        )}
      </Link>
    </li>
  );
}

interface StoryCardsProps {
  readonly cards: readonly Card[];
  /** The rank of a card's heading: below the page's own, or below a section's. */
  readonly level?: 2 | 3;
}

/** Cases of mine in one frame. */
export function StoryCards({ cards, level = 3 }: StoryCardsProps) {
  return (
    <ul className="pt-cards">
      {cards.map((card) => (
        <StoryCard key={card.id} card={card} level={level} />
      ))}
    </ul>
  );
}
