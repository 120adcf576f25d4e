import { IconAlertSquare } from '@tabler/icons-react';
import { fromIso } from '#kernel/time.ts';
import { Icon } from '#ui/Icon.tsx';
import { Phrase, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { owesWord, stillToCome } from '../../../domain/story-later.ts';
import type { Story } from '../queries.ts';
import { Coming } from './Coming.tsx';
import { NextSentence } from './NextSentence.tsx';

interface LateProps {
  readonly story: Story;
  /** The desk's telephone, for whom a late word leaves waiting. */
  readonly phone: string | null;
}

/** A word that did not come in time: said plainly, once, with the new time where there is one. */
export function Late({ story, phone }: LateProps) {
  const t = useText();
  const time = useTime();
  const { next } = story;
  if (!next) return null;
  const coming = stillToCome(story, time.now);
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
        {owesWord(next, coming) && (
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
