import { z } from 'zod';
import { CaseId, PersonId } from '#kernel/ids.ts';

export const Doer = z.object({ id: PersonId, name: z.string() });

export const caseParams = z.strictObject({ caseId: CaseId });
