import { ok, type Result } from '#kernel/result.ts';
import { announceFile } from '#platform/files.ts';
import { type Served, served } from '#platform/serve/handlers.ts';
import { conversationsContract } from '../contract.ts';
import { allowAddress } from './operations/allow-address.ts';
import { listIntake } from './operations/list-intake.ts';
import { listHeld, listStopped } from './operations/list-mail-out.ts';
import { settleHeld } from './operations/settle-held.ts';

/** A change that answers nothing but that it was made. */
async function done(change: Promise<Result<null>>): Promise<Result<{ readonly done: true }>> {
  const outcome = await change;
  return outcome.ok ? ok({ done: true }) : outcome;
}

/** The endpoints of conversations. The bytes of files travel beside them, by `mountFiles`. */
export const conversationsServed: Served = served(conversationsContract, {
  announceFile: (context, { body }) => announceFile(context, body),
  listIntake: async (context, { query }) => ok({ items: await listIntake(context, query.limit) }),
  listHeldMail: async (context) => ok({ items: await listHeld(context) }),
  settleHeldMail: (context, { params, body }) => done(settleHeld(context, { ...params, ...body })),
  listStoppedAddresses: async (context) => ok({ items: await listStopped(context) }),
  allowAddress: (context, { params, body }) => done(allowAddress(context, { ...params, ...body })),
});
