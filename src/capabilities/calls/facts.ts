import { z } from 'zod';
import { factKind } from '#kernel/facts.ts';

/** They stand in the case's own chain. */
export const callFacts = {
  'call.missed': factKind({
    name: 'call.missed',
    audience: 'customer',
    icon: 'phone',
    data: z.strictObject({ caller: z.string(), number: z.string() }),
  }),
  'call.voicemail': factKind({
    name: 'call.voicemail',
    audience: 'customer',
    icon: 'phone',
    data: z.strictObject({ caller: z.string(), number: z.string() }),
  }),
};
