import type { Subscription } from '#platform/subscribers.ts';
import { firstAgreementSubscription } from './server/first-agreement.ts';

export { type Asked, type HandBack, houseTerms, type OwedBy, type OwedPromise } from './domain/index.ts';
export { agreementFacts } from './facts.ts';
export { createAgreement, type NewAgreement } from './server/operations/create-agreement.ts';
export { ensureHouseAgreement } from './server/operations/ensure-house-agreement.ts';
export { publishAgreement } from './server/operations/publish-agreement.ts';
export { handBackOwed, owedBy } from './server/owed-by.ts';
export { agreementsServed } from './server/routes.ts';
export { agreementsToTry, type ToTry } from './server/to-try.ts';
export { consideredView } from './server/view.ts';

/** What happens to agreements when something happens elsewhere. */
export const agreementsSubscriptions: readonly Subscription[] = [firstAgreementSubscription];
