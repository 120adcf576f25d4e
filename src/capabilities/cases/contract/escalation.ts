import { z } from 'zod';

/** What a customer said when their case was more urgent than it looks, and by when they get an answer. */
export const EscalationView = z.object({
  by: z.string(),
  words: z.string(),
  neededBy: z.string(),
  at: z.string(),
  /** Null once that word was given and the question still stands. */
  answerBy: z.string().nullable(),
});
