import { z } from 'zod';
import { jobKind } from '#platform/jobs.ts';

/** Somebody asked for a sign-in link. The link itself is made by the job, so that no queue ever holds one. */
export const sendSignInLink = jobKind({
  name: 'people.send-sign-in-link',
  payload: z.strictObject({ address: z.string(), returnTo: z.string().nullable() }),
  // After these a person has long asked again.
  attempts: 4,
});
