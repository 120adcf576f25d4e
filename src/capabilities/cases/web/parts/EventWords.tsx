import { FACT_TEXTS } from '#ui/facts.ts';
import { MoreText, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { HistoryEntry } from '../queries.ts';
import { eventSentence } from './event-sentence.ts';

interface EventProps {
  readonly event: HistoryEntry;
}

function Sentence({ event }: EventProps) {
  const t = useText();
  const time = useTime();
  return eventSentence(event, { t, moment: time.moment });
}

/** What happened, in one sentence. */
export function EventWords(props: EventProps) {
  return (
    <MoreText catalogues={FACT_TEXTS}>
      <Sentence {...props} />
    </MoreText>
  );
}
