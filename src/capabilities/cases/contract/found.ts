import { z } from 'zod';
import { CaseSummary } from './case.ts';

/** A stretch of a text, and whether it is what was searched for. */
const Part = z.object({ text: z.string(), found: z.boolean() });

/** What a search found. */
export const CasesFound = z.object({
  items: z.array(
    CaseSummary.extend({
      /** From the message that has most of the words, in one line; empty where they stand elsewhere. */
      excerpt: z.string(),
      /** Subject and excerpt cut where the words stand. */
      marked: z.object({ subject: z.array(Part), excerpt: z.array(Part) }),
    }),
  ),
  /** The words that were searched for because nothing has those that were typed. */
  meant: z.array(z.string()),
});
