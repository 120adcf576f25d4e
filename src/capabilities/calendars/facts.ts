import { z } from 'zod';
import { factKind } from '#kernel/facts.ts';

export const calendarCreated = factKind({
  name: 'calendar.created',
  audience: 'team',
  icon: 'clock',
  data: z.object({ name: z.string() }),
});

export const calendarVersionPublished = factKind({
  name: 'calendar.version-published',
  audience: 'team',
  icon: 'clock',
  data: z.object({ name: z.string(), version: z.int() }),
});

export const calendarFacts = [calendarCreated, calendarVersionPublished] as const;
