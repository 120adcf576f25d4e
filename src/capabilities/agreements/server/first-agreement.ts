import { ensureStandingCalendars } from '#capabilities/calendars/index.ts';
import { installationSetUp, organisation } from '#capabilities/people/index.ts';
import type { Subscription } from '#platform/subscribers.ts';
import { houseTerms } from '../domain/index.ts';
import { ensureHouseAgreement } from './operations/ensure-house-agreement.ts';

/** Whoever sets Evenkeel up promises their customers something sensible from the first question on, in office hours. */
export const firstAgreementSubscription: Subscription = {
  name: 'agreements.first-agreement',
  kinds: [installationSetUp.name],
  within: async (tx, context) => {
    const { timeZone } = await organisation(tx);
    const { office } = await ensureStandingCalendars(tx, context, timeZone);
    await ensureHouseAgreement(tx, context, houseTerms(office.id));
  },
};
