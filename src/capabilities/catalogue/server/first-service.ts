import { installationSetUp } from '#capabilities/people/index.ts';
import type { Subscription } from '#platform/subscribers.ts';
import { ensureStandingService } from './operations/ensure-standing-service.ts';

/** Whoever sets Evenkeel up can take the first question at once: it comes to their team. */
export const firstServiceSubscription: Subscription = {
  name: 'catalogue.first-service',
  kinds: [installationSetUp.name],
  within: async (tx, context, facts) => {
    for (const { data } of facts) {
      const { teamId } = installationSetUp.data.parse(data);
      await ensureStandingService(tx, context, { teamId });
    }
  },
};
