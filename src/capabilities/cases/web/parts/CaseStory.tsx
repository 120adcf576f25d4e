import { Suspense, useState } from 'react';
import { lazy } from '#ui/lazy.tsx';
import { recall, remember } from '#ui/memory.ts';
import { Segments } from '#ui/Segments.tsx';
import { useText } from '#ui/text.tsx';
import type { Detail, HistoryEntry, Message, Note } from '../queries.ts';
import { DockedComposer } from './CaseComposer.tsx';
import { CaseConversation } from './CaseConversation.tsx';
import { DENSITIES, type Density, storyOf } from './story.ts';
import type { ComposerState } from './useComposer.ts';

/** A case with everything that was said and that happened. */
export interface WholeCase {
  readonly of: Detail;
  readonly messages: readonly Message[];
  readonly notes: readonly Note[];
  readonly history: readonly HistoryEntry[];
}

const WaitingWords = lazy(() => import('./WaitingWords.tsx').then((file) => file.WaitingWords));

const DENSITY_KEY = 'evenkeel.density';

/** How much is shown: what this person chose last, on any case. */
function useDensity() {
  const [density, setDensity] = useState<Density>(() => {
    const kept = recall(DENSITY_KEY);
    return DENSITIES.find((one) => one === kept) ?? 'notes';
  });
  const choose = (next: Density) => {
    remember(DENSITY_KEY, next);
    setDensity(next);
  };
  return [density, choose] as const;
}

interface CaseStoryProps extends WholeCase {
  readonly composer: ComposerState;
  readonly mayReply: boolean;
  /** The editors stand below; on a phone they open over the page instead. */
  readonly docked: boolean;
}

/** The conversation in the chosen density, with the editors below it. */
export function CaseStory({ of, messages, notes, history, composer, mayReply, docked }: CaseStoryProps) {
  const t = useText();
  const [density, choose] = useDensity();
  return (
    <section className="cs-conversation" aria-label={t('story.title')} data-region>
      <div className="cs-column-head">
        <h2>{t('story.title')}</h2>
        <span className="grow" />
        <Segments
          label={t('story.show')}
          value={density}
          options={DENSITIES.map((value) => ({ value, label: t(`story.density.${value}`) }))}
          onChoose={choose}
        />
      </div>
      <CaseConversation of={of} items={storyOf({ messages, notes, history }, density)} />
      <Suspense>
        <WaitingWords caseId={of.id} composer={composer} />
      </Suspense>
      {docked && <DockedComposer of={of} composer={composer} mayReply={mayReply} />}
    </section>
  );
}
