/** What capabilities above the cases add to a customer's story. */
export { Feedback } from '#capabilities/feedback/web/portal/index.ts';
export { Referred } from '#capabilities/referrals/web/portal/index.ts';
export { Tried } from '#capabilities/troubleshooting/web/portal/index.ts';
