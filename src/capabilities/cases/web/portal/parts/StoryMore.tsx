import { type ComponentProps, Suspense, use } from 'react';
import factsEn from '#locales/en/facts.json' with { type: 'json' };
import toldEn from '#locales/en/told.json' with { type: 'json' };
import { MoreText, moreTexts } from '#ui/text.tsx';
import { isOver } from '../../../domain/story.ts';
import { wasDone } from '../../../domain/story-later.ts';
import type { Story } from '../queries.ts';
import type { StorySlots } from '../slots.ts';
import { Happened } from './Happened.tsx';
import { Helpers } from './Helpers.tsx';
import { Late } from './Late.tsx';
import { Messages } from './Messages.tsx';
import { MoreUrgent } from './MoreUrgent.tsx';
import { Moved } from './Moved.tsx';
import { PromisesToYou } from './PromisesToYou.tsx';
import { WaitingAsks } from './WaitingAsks.tsx';
import { ReadAlong, WhoSees } from './WhoSees.tsx';
import { WithOthers } from './WithOthers.tsx';

export { Writing } from './Writing.tsx';

const TEXTS = moreTexts({
  en: { ...factsEn, ...toldEn },
  others: {
    de: async () => {
      const [facts, told] = await Promise.all([import('#locales/de/facts.json'), import('#locales/de/told.json')]);
      return { ...facts.default, ...told.default };
    },
  },
});

interface StoryMoreProps {
  readonly story: Story;
  /** Who reads it. */
  readonly reader: { readonly id: string; readonly name: string } | null;
  readonly slots: Promise<StorySlots>;
}

/** What was, below what is: everything that happened, and everything that was written. */
export function StoryMore({ story, reader, slots }: StoryMoreProps) {
  const { Feedback, Referred, Tried } = use(slots);
  return (
    <MoreText catalogues={TEXTS}>
      {story.mine && wasDone(story) && (
        <Suspense>
          <Feedback caseId={story.id} asks={story.state !== 'check-it-works'} />
        </Suspense>
      )}
      {!story.mayWrite && <WaitingAsks about={`case:${story.id}`} />}
      <WithOthers story={story} />
      {!story.mine && <ReadAlong requester={story.requester} />}
      {story.mine && (
        <Suspense>
          <Referred caseId={story.id} over={isOver(story)} />
        </Suspense>
      )}
      <MoreUrgent story={story} reader={reader?.name ?? ''} />
      <Moved story={story} />
      <Suspense>
        <Tried caseId={story.id} />
      </Suspense>
      <Happened story={story} reader={reader?.name ?? ''} />
      <Messages messages={story.messages} reader={reader?.id ?? null} />
    </MoreText>
  );
}

/** In the card, where a word did not come in time. */
export function LateWord(props: ComponentProps<typeof Late>) {
  return (
    <MoreText catalogues={TEXTS}>
      <Late {...props} />
    </MoreText>
  );
}

/** At the side: what was promised, and who helps. */
export function StorySide({ story }: Pick<StoryMoreProps, 'story'>) {
  return (
    <MoreText catalogues={TEXTS}>
      <PromisesToYou story={story} />
      <Helpers people={story.people} />
      {story.colleaguesSee !== null && <WhoSees story={story} sees={story.colleaguesSee} />}
    </MoreText>
  );
}
