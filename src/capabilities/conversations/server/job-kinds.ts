import { z } from 'zod';
import { type JobKind, jobKind } from '#platform/jobs.ts';

/** Finds out what a mail that came in is, and gives it its one outcome. */
export const takeInMail: JobKind<{ inboundMailId: string }> = jobKind({
  name: 'conversations.take-in-mail',
  payload: z.strictObject({ inboundMailId: z.uuid() }),
});

/** Sends one mail that waits to go out. */
export const sendMail: JobKind<{ outboundMailId: string }> = jobKind({
  name: 'conversations.send-mail',
  payload: z.strictObject({ outboundMailId: z.uuid() }),
  attempts: 25,
});
