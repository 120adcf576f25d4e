import { z } from 'zod';
import { contract, endpoint } from '#kernel/contract.ts';

/** What administrators see of the machinery itself. */
export const machineRoomContract = contract(
  'machine-room',
  { 'jobs.read': ['admin'], 'jobs.retry': ['admin'] },
  {
    listFailedJobs: endpoint({
      method: 'GET',
      path: '/jobs/failures',
      summary: 'Background jobs that failed: those that will be tried again, and those that gave up',
      permission: 'jobs.read',
      query: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
      returns: z.object({
        items: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            attempts: z.int(),
            lastError: z.string(),
            createdAt: z.string(),
            /** Null when it gave up. */
            nextTryAt: z.string().nullable(),
          }),
        ),
      }),
    }),
    retryJob: endpoint({
      method: 'POST',
      path: '/jobs/{jobId}/retry',
      summary: 'Lets a failed job try again at once',
      permission: 'jobs.retry',
      params: z.strictObject({ jobId: z.string().regex(/^\d{1,18}$/) }),
      returns: z.object({ queued: z.boolean() }),
    }),
  },
);
