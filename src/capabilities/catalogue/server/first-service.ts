import { ensureStandingCalendars } from '#capabilities/calendars/index.ts';
import { installationSetUp, organisation } from '#capabilities/people/index.ts';
import type { Subscription } from '#platform/subscribers.ts';
import { ensureStandingService } from './operations/ensure-standing-service.ts';

/** Whoever sets Evenkeel up can take the first question at once: what it owes follows office hours in their zone. */
export const firstServiceSubscription: Subscription = {
  name: 'catalogue.first-service',
  kinds: [installationSetUp.name],
  within: async (tx, context) => {
    const { timeZone } = await organisation(tx);
    const { office } = await ensureStandingCalendars(tx, context, timeZone);
    await ensureStandingService(tx, context, { calendarId: office.id });
  },
};
