import { Suspense } from 'react';
import type { Me } from '#capabilities/people/web/index.ts';
import { lazy } from '#ui/lazy.tsx';
import { isOver } from '../../../domain/story.ts';
import type { Story } from '../queries.ts';
import type { StorySlots } from '../slots.ts';
import { Hero } from './Hero.tsx';
import { storyMore } from './story-more.ts';
import { useTalk } from './useTalk.ts';
import { YourMove } from './YourMove.tsx';

const StoryMore = lazy(() => storyMore().then((file) => file.StoryMore));
const Writing = lazy(() => storyMore().then((file) => file.Writing));
const StorySide = lazy(() => storyMore().then((file) => file.StorySide));

/** Whoever reads a story. */
export type StoryReader = Pick<Me, 'id' | 'name'> & { readonly organisation: Pick<Me['organisation'], 'phone'> };

interface StoryBodyProps {
  readonly story: Story;
  readonly me: StoryReader | null;
  readonly slots: Promise<StorySlots>;
}

/** Below the heading: the card, what can be said, what happened; at the side what was promised and who helps. */
export function StoryBody({ story, me, slots }: StoryBodyProps) {
  const talk = useTalk(story, me?.id ?? null);
  const move = (
    <YourMove
      story={story}
      busy={talk.busy}
      onWorks={talk.works}
      onNotWorking={talk.sayNotWorking}
      onAnswer={talk.answer}
    />
  );
  return (
    <>
      <div className="pt-story-main">
        <Hero
          ref={talk.card}
          story={story}
          phone={me?.organisation.phone ?? null}
          you={isOver(story) || !story.mine ? null : move}
        />
        <Suspense fallback={<div className="pt-story-later" aria-busy />}>
          {story.mayWrite && <Writing story={story} talk={talk} />}
          <StoryMore story={story} reader={me} slots={slots} />
        </Suspense>
      </div>
      <aside className="pt-story-side">
        <Suspense>
          <StorySide story={story} />
        </Suspense>
      </aside>
    </>
  );
}
