import { ok, refuse } from '#kernel/result.ts';
import { toIso } from '#kernel/time.ts';
import { failedJobs, retryJob } from '#platform/failed-jobs.ts';
import { served } from '#platform/serve/handlers.ts';
import { machineRoomContract } from './contract.ts';

export const machineRoomServed = served(machineRoomContract, {
  listFailedJobs: async ({ platform }, { query }) => {
    const jobs = await failedJobs(platform, query.limit);
    return ok({
      items: jobs.map((job) => ({
        ...job,
        createdAt: toIso(job.createdAt),
        nextTryAt: job.nextTryAt === null ? null : toIso(job.nextTryAt),
      })),
    });
  },
  retryJob: async ({ platform }, { params }) =>
    (await retryJob(platform, params.jobId)) ? ok({ queued: true }) : refuse('not-found', 404),
});
