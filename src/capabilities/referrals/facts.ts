import { z } from 'zod';
import { factKind } from '#kernel/facts.ts';

const outcome = z.strictObject({ party: z.string(), words: z.string() });

/** They stand in the case's own chain. */
export const referralFacts = {
  'referral.made': factKind({
    name: 'referral.made',
    audience: 'customer',
    icon: 'arrows',
    data: z.strictObject({ by: z.string(), party: z.string(), reach: z.string() }),
  }),
  'referral.consented': factKind({
    name: 'referral.consented',
    audience: 'customer',
    icon: 'check',
    data: z.strictObject({ by: z.string(), party: z.string(), passes: z.string() }),
  }),
  'referral.accepted': factKind({
    name: 'referral.accepted',
    audience: 'customer',
    icon: 'check',
    data: z.strictObject({ party: z.string(), words: z.string() }),
  }),
  'referral.declined': factKind({
    name: 'referral.declined',
    audience: 'team',
    icon: 'x',
    data: z.strictObject({ party: z.string(), words: z.string() }),
  }),
  'referral.followed-up': factKind({
    name: 'referral.followed-up',
    audience: 'team',
    icon: 'message',
    data: z.strictObject({ party: z.string() }),
  }),
  'referral.helped': factKind({ name: 'referral.helped', audience: 'customer', icon: 'flag', data: outcome }),
  'referral.partly': factKind({ name: 'referral.partly', audience: 'customer', icon: 'flag', data: outcome }),
  'referral.not-helped': factKind({ name: 'referral.not-helped', audience: 'customer', icon: 'flag', data: outcome }),
};
