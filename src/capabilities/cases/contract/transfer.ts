import { z } from 'zod';
import { PersonId, PromiseId, TransferId } from '#kernel/ids.ts';
import { TRANSFER_STATES } from '../domain/transfer.ts';
import { PersonRef, TeamRef } from './refs.ts';

const Brief = z.object({ problem: z.string(), done: z.string(), next: z.string() });

const ReceiverView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), person: PersonRef }),
  z.object({ kind: z.literal('team'), team: TeamRef }),
]);

/** The latest warm transfer of a case. */
export const TransferView = Brief.extend({
  id: TransferId,
  state: z.enum(TRANSFER_STATES),
  giver: PersonRef,
  to: ReceiverView,
  offeredAt: z.string(),
  answeredAt: z.string().nullable(),
  answeredBy: PersonRef.nullable(),
  reason: z.string().nullable(),
  /** It waits for an answer, and I may give it. */
  mayAnswer: z.boolean(),
  /** It waits for an answer, and it is mine to take back. */
  mayTakeBack: z.boolean(),
  /** What I promised to ask the customer afterwards, with the standing words for it. */
  followUp: z.object({ promiseId: PromiseId, due: z.string(), words: z.string() }).nullable(),
});

/** What a hand-over needs: a first draft of all that is said, and how much people have on their hands. */
export const TransferDraft = Brief.extend({
  /** What the customer is told, in their language; `{receiver}` stands for who comes in. */
  message: z.string(),
  followUpBy: z.string(),
  load: z.array(z.object({ personId: PersonId, open: z.int(), late: z.int() })),
});
