import { sql } from 'kysely';
import type { z } from 'zod';
import { isStaff, type PersonActor } from '#kernel/actor.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx } from '#platform/database/transaction.ts';
import type { Me } from '../../contract.ts';
import { sharesCases } from '../account-store.ts';
import { namesOf } from '../names.ts';
import { organisation } from '../organisation.ts';
import { findPerson, type PersonRecord } from '../person-store.ts';

/** Whether whoever asks has a second factor. */
async function hasSecondFactor(tx: Tx): Promise<boolean> {
  const found = await sql<{ has: boolean }>`select people.has_second_factor() as has`.execute(tx.tables<unknown>());
  return found.rows[0]?.has ?? false;
}

/** Whether whoever asks signs in by a password. */
async function hasPassword(tx: Tx): Promise<boolean> {
  const found = await sql<{ has: boolean }>`select people.has_password() as has`.execute(tx.tables<unknown>());
  return found.rows[0]?.has ?? false;
}

/** Everything that a person's own page says about them. */
export async function meView(tx: Tx, actor: PersonActor, person: PersonRecord): Promise<z.output<typeof Me>> {
  const { accounts, teams } = await namesOf(tx, { accounts: actor.accounts, teams: actor.teams });
  const { name, timeZone, phone } = await organisation(tx);
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    roles: [...person.roles],
    language: person.language,
    timeZone: person.timeZone,
    colourScheme: person.colourScheme,
    shortcuts: person.shortcuts,
    undoSeconds: person.undoSeconds,
    density: person.density,
    keys: Object.fromEntries(Object.entries(person.keys).map(([command, keys]) => [command, [...keys]])),
    reachBy: person.reachBy,
    phone: person.phone,
    mayBeAsked: person.mayBeAsked,
    optionalMails: [...person.optionalMails],
    teams: [...teams].map(([id, team]) => ({ id, name: team })),
    accounts: [...accounts].map(([id, account]) => ({ id, name: account })),
    seesColleagues: (actor.sharedAccounts ?? []).length > 0,
    seenByColleagues: !isStaff(actor) && person.accountId !== null && (await sharesCases(tx, person.accountId)),
    hasPassword: await hasPassword(tx),
    secondFactor: await hasSecondFactor(tx),
    organisation: { name, timeZone, phone },
    version: person.version,
  };
}

/** Who is asking. Refuses strangers. */
export async function readMe(context: Context): Promise<Result<z.output<typeof Me>>> {
  const { actor } = context;
  if (actor.kind !== 'person') return refuse('signed-out', 401);
  return reading(context, async (tx) => {
    const person = await findPerson(tx, actor.personId);
    return person ? ok(await meView(tx, actor, person)) : refuse('signed-out', 401);
  });
}
