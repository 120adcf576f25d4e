import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { PersonId } from '#kernel/ids.ts';
import { line } from '#kernel/text.ts';
import { SIGNALS } from '../domain/alone.ts';
import { caseParams } from './params.ts';

/** What I alone am asked: whether a colleague should look at my case too, and why now. */
export const PromptView = z.object({
  signals: z.array(z.enum(SIGNALS)),
  /** So much speaks for it that asking is opened at once. */
  invites: z.boolean(),
  tried: z.int(),
  minutes: z.int(),
  solvedBy: z.object({ personId: PersonId, name: z.string(), number: z.int(), at: z.string() }).nullable(),
});

/** Asking who stays alone with a case. */
export const promptEndpoints = {
  lookForPrompt: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/prompt',
    summary: 'Looks whether I, who work on the case, should ask a colleague. Nobody else learns of it',
    permission: 'step.log',
    params: caseParams,
    returns: z.object({ prompt: PromptView.nullable() }),
  }),
  answerPrompt: endpoint({
    method: 'PUT',
    path: '/cases/{caseId}/prompt/answer',
    summary: 'Answers it: I ask, I want fifteen more minutes, or it is not needed, and why',
    permission: 'step.log',
    params: caseParams,
    body: z.strictObject({ answer: z.enum(['asked', 'more-time', 'dismissed']), reason: line(300).optional() }),
    returns: z.object({ prompt: z.null() }),
  }),
};
