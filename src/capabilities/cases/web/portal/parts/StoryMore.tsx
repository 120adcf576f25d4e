import factsEn from '#locales/en/facts.json' with { type: 'json' };
import { type Catalogues, MoreText } from '#ui/text.tsx';
import type { Story } from '../queries.ts';
import { Happened } from './Happened.tsx';
import { Helpers } from './Helpers.tsx';
import { Messages } from './Messages.tsx';
import { PromisesToYou } from './PromisesToYou.tsx';

const FACTS: Catalogues = {
  en: factsEn,
  others: { de: () => import('#locales/de/facts.json').then((file) => file.default) },
};

interface StoryMoreProps {
  readonly story: Story;
  /** Who reads it. */
  readonly reader: { readonly id: string; readonly name: string } | null;
}

/** What was, below what is: everything that happened, and everything that was written. */
export function StoryMore({ story, reader }: StoryMoreProps) {
  return (
    <MoreText catalogues={FACTS}>
      <Happened story={story} reader={reader?.name ?? ''} />
      <Messages messages={story.messages} reader={reader?.id ?? null} />
    </MoreText>
  );
}

/** At the side: what was promised, and who helps. */
export function StorySide({ story }: Pick<StoryMoreProps, 'story'>) {
  return (
    <>
      <PromisesToYou promises={story.promises} />
      <Helpers people={story.people} />
    </>
  );
}
