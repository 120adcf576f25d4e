import { sql } from 'kysely';
import type { AccountId, PersonId, TeamId } from '#kernel/ids.ts';
import type { Tx } from '#platform/database/transaction.ts';

export interface NamesWanted {
  readonly people?: readonly PersonId[];
  readonly accounts?: readonly AccountId[];
  readonly teams?: readonly TeamId[];
}

export interface Names {
  readonly people: ReadonlyMap<PersonId, string>;
  readonly accounts: ReadonlyMap<AccountId, string>;
  readonly teams: ReadonlyMap<TeamId, string>;
}

type Row =
  | { readonly kind: 'person'; readonly id: PersonId; readonly name: string }
  | { readonly kind: 'account'; readonly id: AccountId; readonly name: string }
  | { readonly kind: 'team'; readonly id: TeamId; readonly name: string };

/** Names by id in one question, for anybody who holds the ids; of accounts only those within the actor's reach. */
export async function namesOf(tx: Tx, { people = [], accounts = [], teams = [] }: NamesWanted): Promise<Names> {
  const names = {
    people: new Map<PersonId, string>(),
    accounts: new Map<AccountId, string>(),
    teams: new Map<TeamId, string>(),
  };
  if (people.length + accounts.length + teams.length === 0) return names;
  const found = await sql<Row>`select * from people.names_of(${people}, ${accounts}, ${teams})`.execute(
    tx.tables<unknown>(),
  );
  for (const row of found.rows) {
    if (row.kind === 'person') names.people.set(row.id, row.name);
    else if (row.kind === 'account') names.accounts.set(row.id, row.name);
    else names.teams.set(row.id, row.name);
  }
  return names;
}
