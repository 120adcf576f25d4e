import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { AbsenceId, PersonId, PromiseId } from '#kernel/ids.ts';
import { isoInstant } from '#kernel/text.ts';
import { PersonRef } from './words.ts';

/** Somebody of the desk who is away: from when, until they are back, and who stands in. */
export const Absence = z.object({
  id: AbsenceId,
  person: PersonRef,
  from: z.string(),
  until: z.string(),
  standIn: PersonRef.nullable(),
});

/** Who keeps a promise while its promisor is away: somebody else, or the team with nobody named. */
export const Receiver = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), personId: PersonId }),
  z.strictObject({ kind: z.literal('team') }),
]);

/** When people are away. */
export const absenceEndpoints = {
  listAbsences: endpoint({
    method: 'GET',
    path: '/absences',
    summary: 'Who is away now or will be, soonest first, 500 at most',
    permission: 'absence.read',
    query: z.strictObject({ personId: PersonId.optional() }),
    returns: z.object({ items: z.array(Absence) }),
  }),
  addAbsence: endpoint({
    method: 'POST',
    path: '/absences',
    summary:
      'Says that I am away, or for leads that somebody of their team is. Refused while promises that fall due ' +
      'meanwhile are handed to nobody; what is handed over changes hands in the same breath',
    permission: 'absence.say',
    creates: true,
    body: z.strictObject({
      /** Myself unless said otherwise. */
      personId: PersonId.optional(),
      /** Now unless said otherwise. */
      from: isoInstant.optional(),
      /** When they are back. */
      until: isoInstant,
      standInId: PersonId.nullable().default(null),
      handOvers: z
        .array(z.strictObject({ promiseId: PromiseId, to: Receiver }))
        .max(2000)
        .default([]),
    }),
    returns: z.object({ absence: Absence, handedOver: z.int() }),
    status: 201,
  }),
  endAbsence: endpoint({
    method: 'DELETE',
    path: '/absences/{absenceId}',
    summary: 'Ends an absence now, or calls it off; what was handed over stays where it is',
    permission: 'absence.say',
    params: z.strictObject({ absenceId: AbsenceId }),
    returns: Absence,
  }),
};
