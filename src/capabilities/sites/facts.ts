import { z } from 'zod';
import { factKind } from '#kernel/facts.ts';

const origin = z.strictObject({ origin: z.string() });

export const siteFacts = {
  'site.added': factKind({ name: 'site.added', audience: 'team', icon: 'settings', data: origin }),
  'site.switched-on': factKind({ name: 'site.switched-on', audience: 'team', icon: 'settings', data: origin }),
  'site.switched-off': factKind({ name: 'site.switched-off', audience: 'team', icon: 'settings', data: origin }),
  'site.removed': factKind({ name: 'site.removed', audience: 'team', icon: 'settings', data: origin }),
  /** Stands in the case's own chain, with what was typed: nobody has proved it. */
  'site.asked': factKind({
    name: 'site.asked',
    audience: 'team',
    icon: 'message',
    data: z.strictObject({ origin: z.string(), name: z.string(), address: z.string() }),
  }),
};
