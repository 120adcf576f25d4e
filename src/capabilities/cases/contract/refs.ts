import { z } from 'zod';
import { AccountId, PersonId, ServiceId, TeamId } from '#kernel/ids.ts';

export const PersonRef = z.object({ id: PersonId, name: z.string() });
export const AccountRef = z.object({ id: AccountId, name: z.string() });
export const TeamRef = z.object({ id: TeamId, name: z.string() });
export const ServiceRef = z.object({ id: ServiceId, name: z.string() });
