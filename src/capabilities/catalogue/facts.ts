import { z } from 'zod';
import { factKind } from '#kernel/facts.ts';

export const serviceCreated = factKind({
  name: 'service.created',
  audience: 'team',
  icon: 'settings',
  data: z.object({ name: z.string() }),
});

export const catalogueFacts = [serviceCreated] as const;
