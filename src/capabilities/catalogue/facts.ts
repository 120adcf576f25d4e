import { z } from 'zod';
import { factKind } from '#kernel/facts.ts';
import { PersonId } from '#kernel/ids.ts';

export const serviceCreated = factKind({
  name: 'service.created',
  audience: 'team',
  icon: 'settings',
  data: z.object({ name: z.string() }),
});

export const serviceChanged = factKind({
  name: 'service.changed',
  audience: 'team',
  icon: 'settings',
  data: z.object({ name: z.string() }),
});

export const serviceOwnerNamed = factKind({
  name: 'service.owner-named',
  audience: 'team',
  icon: 'settings',
  data: z.object({ ownerId: PersonId.nullable() }),
});

export const requestItemCreated = factKind({
  name: 'request-item.created',
  audience: 'team',
  icon: 'settings',
  data: z.object({ name: z.string() }),
});

export const requestItemChanged = factKind({
  name: 'request-item.changed',
  audience: 'team',
  icon: 'settings',
  data: z.object({ name: z.string() }),
});

export const catalogueFacts = [
  serviceCreated,
  serviceChanged,
  serviceOwnerNamed,
  requestItemCreated,
  requestItemChanged,
] as const;
