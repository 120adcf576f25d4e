import { z } from 'zod';
import { type Cause, type Outcome, RATINGS } from '#capabilities/feedback/domain/index.ts';
import voicesJson from './content/voices.json' with { type: 'json' };

/** What the content names as a cause of trouble, as customers tick it. */
const CAUSES: Readonly<Record<string, Cause>> = {
  no_word: 'no-news',
  had_to_chase: 'no-news',
  repeated: 'not-fixed',
  wrong_fix: 'not-fixed',
  slow_fix: 'too-slow',
  late: 'word-broken',
  passed_around: 'passed-around',
  not_understood: 'unclear',
  tone: 'manner',
  process_burden: 'tool',
};

/** What follows where nobody changes anything. */
const TOLD: readonly string[] = ['none', 'planned'];

const Voice = z
  .object({
    id: z.string(),
    score: z.literal([...RATINGS]),
    cause: z.string(),
    language: z.enum(['en', 'de', 'fr']),
    /** The story of which it was said. */
    scenario: z.string(),
    comment: z.string(),
    answer: z.string(),
    answered_by: z.string(),
    action: z.string(),
  })
  .transform(({ cause, action, ...voice }) => {
    const named = CAUSES[cause];
    const causes: readonly Cause[] = named === undefined ? [] : [named];
    const outcome: Outcome = TOLD.includes(action) ? 'informed' : 'acting';
    return { ...voice, causes, outcome };
  });

export type Voice = z.infer<typeof Voice>;

/** How cases were for the people who asked, in their own words, and what they were answered. */
export const voices = z.array(Voice).parse(voicesJson.survey_comments);
