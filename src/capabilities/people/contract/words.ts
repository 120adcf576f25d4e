import { z } from 'zod';
import { ROLES } from '#kernel/actor.ts';
import { PersonId } from '#kernel/ids.ts';
import { LANGUAGES, typed } from '#kernel/text.ts';

export const Role = z.enum(ROLES);

export const Language = z.enum(LANGUAGES);

export const email = z.email().max(254);

export const password = typed(200).min(12);

export const PersonRef = z.object({ id: PersonId, name: z.string() });
