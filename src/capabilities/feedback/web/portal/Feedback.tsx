import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { MoreText } from '#ui/text.tsx';
import { HowCard } from './HowCard.tsx';
import { myFeedbackQuery } from './queries.ts';
import { HOW_TEXTS } from './texts.ts';

interface FeedbackProps {
  readonly caseId: string;
  /** Whether the question may stand here now: not while it is still to be seen whether it works. */
  readonly asks: boolean;
}

function Mine({ caseId, asks }: FeedbackProps) {
  const { data: mine } = useQuery(myFeedbackQuery(caseId));
  // Who was asked here goes on here, also when they say that we must not ask.
  const [shown, show] = useState(false);
  if (!mine) return null;
  if (asks && mine.asks && !shown) show(true);
  return mine.given !== null || (asks && mine.asks) || shown ? <HowCard caseId={caseId} mine={mine} /> : null;
}

/** In the story of a case: how it was, asked once, and what became of it. */
export function Feedback(props: FeedbackProps) {
  return (
    <MoreText catalogues={HOW_TEXTS}>
      <Mine {...props} />
    </MoreText>
  );
}
