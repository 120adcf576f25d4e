import { z } from 'zod';
import { factKind } from '#kernel/facts.ts';

/** About the person whose reminders changed: their open pages look again. It names no case, for reminders are theirs alone. */
export const remindersChanged = factKind({
  name: 'reminders.changed',
  audience: 'team',
  icon: 'hourglass',
  data: z.strictObject({}),
});

export const reminderFacts = [remindersChanged] as const;
