import { z } from 'zod';
import { factKind } from '#kernel/facts.ts';
import { RHYTHMS } from './domain/index.ts';

/** About the person who was told: their open pages hear it, and look. */
export const noticesGiven = factKind({
  name: 'notices.given',
  audience: 'team',
  icon: 'mail',
  data: z.strictObject({ count: z.int() }),
});

/** About the person who read. */
export const noticesRead = factKind({
  name: 'notices.read',
  audience: 'team',
  icon: 'check',
  data: z.strictObject({ count: z.int() }),
});

/** About the person who chose how notices come by mail. */
export const noticesMailChosen = factKind({
  name: 'notices.mail-chosen',
  audience: 'team',
  icon: 'mail',
  data: z.strictObject({ rhythm: z.enum(RHYTHMS) }),
});

export const noticeFacts = [noticesGiven, noticesRead, noticesMailChosen] as const;
