import { z } from 'zod';
import { factKind } from '#kernel/facts.ts';

export const agreementCreated = factKind({
  name: 'agreement.created',
  audience: 'team',
  icon: 'settings',
  data: z.object({ name: z.string() }),
});

export const agreementPublished = factKind({
  name: 'agreement.published',
  audience: 'team',
  icon: 'settings',
  data: z.object({ name: z.string(), version: z.int() }),
});

export const agreementFacts = [agreementCreated, agreementPublished] as const;
