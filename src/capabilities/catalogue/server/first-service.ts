import { ensureStandingCalendars } from '#capabilities/calendars/index.ts';
import { installationSetUp, organisation } from '#capabilities/people/index.ts';
import type { Subscription } from '#platform/subscribers.ts';
import { ensureStandingService } from './operations/ensure-standing-service.ts';

/**
 * Whoever sets Evenkeel up can take the first question at once: it comes to their team, and what is owed follows
 * office hours in their zone.
 */
export const firstServiceSubscription: Subscription = {
  name: 'catalogue.first-service',
  kinds: [installationSetUp.name],
  within: async (tx, context, facts) => {
    for (const { data } of facts) {
      const { teamId } = installationSetUp.data.parse(data);
      const { timeZone } = await organisation(tx);
      const { office } = await ensureStandingCalendars(tx, context, timeZone);
      await ensureStandingService(tx, context, { calendarId: office.id, teamId });
    }
  },
};
