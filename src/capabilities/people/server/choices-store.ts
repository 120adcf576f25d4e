import type { PersonId } from '#kernel/ids.ts';
import { json } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { OptionalMail } from '../domain/index.ts';
import type { PersonRecord } from './person-store.ts';
import type { PeopleTables } from './tables.ts';

/** How Evenkeel looks and speaks to a person, as they chose. */
export type Choices = Pick<
  PersonRecord,
  | 'language'
  | 'timeZone'
  | 'colourScheme'
  | 'shortcuts'
  | 'undoSeconds'
  | 'reachBy'
  | 'phone'
  | 'mayBeAsked'
  | 'optionalMails'
  | 'density'
  | 'keys'
>;

/** Stores one's own choices; the rest of the row is not the person's own to write. */
export async function updateChoices(tx: Tx, id: PersonId, state: Choices): Promise<void> {
  await tx
    .tables<PeopleTables>()
    .updateTable('people.person')
    .set((eb) => ({
      language: state.language,
      time_zone: state.timeZone,
      colour_scheme: state.colourScheme,
      shortcuts: state.shortcuts,
      undo_seconds: state.undoSeconds,
      reach_by: state.reachBy,
      phone: state.phone,
      may_be_asked: state.mayBeAsked,
      optional_mails: [...state.optionalMails],
      density: state.density,
      keys: json(state.keys),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** Stores which of the mails that they may do without somebody gets. */
export async function updateOptionalMails(tx: Tx, id: PersonId, mails: readonly OptionalMail[]): Promise<void> {
  await tx
    .tables<PeopleTables>()
    .updateTable('people.person')
    .set((eb) => ({ optional_mails: [...mails], version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}
