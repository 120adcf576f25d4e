import { z } from 'zod';
import { CaseId, FileId } from '#kernel/ids.ts';

/** The case that an address names. */
export const caseParams = z.strictObject({ caseId: CaseId });

/** Files that were sent before and go with a text. */
export const fileIds = z.array(FileId).max(20).default([]);
