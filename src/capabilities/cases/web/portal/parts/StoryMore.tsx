import factsEn from '#locales/en/facts.json' with { type: 'json' };
import toldEn from '#locales/en/told.json' with { type: 'json' };
import { MoreText, moreTexts } from '#ui/text.tsx';
import type { Story } from '../queries.ts';
import { Happened } from './Happened.tsx';
import { Helpers } from './Helpers.tsx';
import { Messages } from './Messages.tsx';
import { Moved } from './Moved.tsx';
import { PromisesToYou } from './PromisesToYou.tsx';

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
}

/** What was, below what is: everything that happened, and everything that was written. */
export function StoryMore({ story, reader }: StoryMoreProps) {
  return (
    <MoreText catalogues={TEXTS}>
      <Moved story={story} />
      <Happened story={story} reader={reader?.name ?? ''} />
      <Messages messages={story.messages} reader={reader?.id ?? null} />
    </MoreText>
  );
}

/** At the side: what was promised, and who helps. */
export function StorySide({ story }: Pick<StoryMoreProps, 'story'>) {
  return (
    <MoreText catalogues={TEXTS}>
      <PromisesToYou story={story} />
      <Helpers people={story.people} />
    </MoreText>
  );
}
