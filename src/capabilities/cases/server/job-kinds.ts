import { z } from 'zod';
import { MessageId } from '#kernel/ids.ts';
import { jobKind } from '#platform/jobs.ts';

/** Lets a reply go whose author could take it back until now. */
export const sendHeldReply = jobKind({ name: 'cases.send-held-reply', payload: z.object({ messageId: MessageId }) });
