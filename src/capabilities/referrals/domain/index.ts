export { REFERRAL_OUTCOMES, type ReferralOutcome } from './referral.ts';
