import { lazy, Suspense } from 'react';
import type { Me } from '#capabilities/people/web/index.ts';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { firstNameOf } from '../../parts/names.ts';
import type { Story } from '../queries.ts';
import { isOver } from '../words.ts';
import { Hero } from './Hero.tsx';
import { type Talk, useTalk } from './useTalk.ts';
import { WorksNow } from './WorksNow.tsx';
import { WriteBox } from './WriteBox.tsx';
import { YourMove } from './YourMove.tsx';

/** Asked for while the story itself is still on its way, so that it is there when the card has been read. */
const more = import('./StoryMore.tsx');
const StoryMore = lazy(() => more.then((file) => ({ default: file.StoryMore })));
const StorySide = lazy(() => more.then((file) => ({ default: file.StorySide })));

interface StoryBodyProps {
  readonly story: Story;
  readonly me: Me | null;
}

function useLabel(story: Story, { saying }: Talk): string {
  const t = useText();
  if (saying === 'not-working') return t('write.what-do-you-see');
  if (story.state === 'waiting-for-you') return t('write.your-answer');
  const owner = story.people.find(({ role }) => role === 'owner');
  return owner ? t('write.to', { name: firstNameOf(owner.name) }) : t('write.to-us');
}

function Writing({ story, talk }: { readonly story: Story; readonly talk: Talk }) {
  const t = useText();
  const checks = story.state === 'check-it-works';
  const label = useLabel(story, talk);
  const time = useTime();
  const hint = talk.waits ? t('files.wait') : checks ? t('write.opens-again') : undefined;
  const sent = talk.sentAt === null ? undefined : t('write.sent', { time: time.moment(talk.sentAt) });
  return (
    <>
      <WriteBox
        ref={talk.box}
        label={label}
        hint={sent ?? hint}
        text={talk.text}
        onText={talk.onText}
        files={talk.files}
        main={!checks}
        busy={talk.busy}
        error={talk.error}
        onSend={talk.send}
      />
      {!checks && <WorksNow busy={talk.busy} onWorks={talk.works} onNotWorking={talk.sayNotWorking} />}
      {talk.confirmError && <ErrorState failed={t('answer.failed')} error={talk.confirmError} />}
    </>
  );
}

/** Below the heading: the card, what can be said, what happened; at the side what was promised and who helps. */
export function StoryBody({ story, me }: StoryBodyProps) {
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
        <Hero ref={talk.card} story={story} phone={me?.organisation.phone ?? null} you={isOver(story) ? null : move} />
        {story.mayWrite && <Writing story={story} talk={talk} />}
        <Suspense fallback={<div className="pt-story-later" aria-busy />}>
          <StoryMore story={story} reader={me} />
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
