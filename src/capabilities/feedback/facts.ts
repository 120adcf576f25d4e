import { z } from 'zod';
import { factKind } from '#kernel/facts.ts';
import { CAUSES } from './domain/feedback.ts';

const said = z.strictObject({ by: z.string(), rating: z.int(), words: z.string(), causes: z.array(z.enum(CAUSES)) });

/** They stand in the case's own chain, for the team: what somebody says of a case is not for who reads along. */
export const feedbackFacts = {
  'feedback.given': factKind({ name: 'feedback.given', audience: 'team', icon: 'flag', data: said }),
  'feedback.changed': factKind({ name: 'feedback.changed', audience: 'team', icon: 'flag', data: said }),
  'feedback.answered': factKind({
    name: 'feedback.answered',
    audience: 'team',
    icon: 'reply',
    data: z.strictObject({ by: z.string(), to: z.string(), words: z.string() }),
  }),
};
