import type { Subscription } from '#platform/subscribers.ts';
import { settledSubscription } from './server/settle-calls.ts';

export { callFacts } from './facts.ts';
export { changeCallSettings } from './server/operations/call-settings.ts';
export { type ToldCall, tellCall } from './server/operations/tell-call.ts';
export { callsServed } from './server/routes.ts';

export const callsSubscriptions: readonly Subscription[] = [settledSubscription];
