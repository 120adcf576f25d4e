import type { Subscription } from '#platform/subscribers.ts';
import { firstServiceSubscription } from './server/first-service.ts';

export {
  type Answer,
  type ApprovalBy,
  type ApprovalNeeds,
  answersTo,
  type FormField,
  filesIn,
  type GivenAnswer,
  PRIORITIES,
  type Priority,
  wordsOf,
} from './domain/index.ts';
export { catalogueFacts } from './facts.ts';
export { type RequestItemRecord, requestItemAt, requestItems } from './server/item-store.ts';
export { createItem, type ItemDraft } from './server/operations/create-item.ts';
export { createService, type NewService } from './server/operations/create-service.ts';
export { ensureStandingService } from './server/operations/ensure-standing-service.ts';
export { ownersOf } from './server/owners.ts';
export { serviceSubjects } from './server/policy.ts';
export { catalogueServed } from './server/routes.ts';
export { type ServiceRecord, serviceById, servicesById, servicesByName, standingService } from './server/store.ts';

/** What happens in the catalogue when something happens elsewhere. */
export const catalogueSubscriptions: readonly Subscription[] = [firstServiceSubscription];
