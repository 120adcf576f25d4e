import { ok } from '#kernel/result.ts';
import { announceFile } from '#platform/files.ts';
import { type Served, served } from '#platform/serve/handlers.ts';
import { conversationsContract } from '../contract.ts';
import { listIntake } from './operations/list-intake.ts';

/** The endpoints of conversations. The bytes of files travel beside them, by `mountFiles`. */
export const conversationsServed: Served = served(conversationsContract, {
  announceFile: (context, { body }) => announceFile(context, body),
  listIntake: async (context, { query }) => ok({ items: await listIntake(context, query.limit) }),
});
