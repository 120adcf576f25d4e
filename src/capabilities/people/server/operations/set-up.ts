import { sql } from 'kysely';
import { fact } from '#kernel/facts.ts';
import { PersonId, type TeamId } from '#kernel/ids.ts';
import { translator } from '#kernel/messages.ts';
import { Problem } from '#kernel/problem.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Language } from '#kernel/text.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import { asSystem } from '#platform/database/as-system.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { installationSetUp, personAdded } from '../../facts.ts';
import { hashPassword } from '../identity/argon2.ts';
import { saveOrganisation } from '../organisation.ts';
import { insertAddress, insertPerson } from '../person-store.ts';
import { createAccount } from './create-account.ts';
import { createTeam } from './create-team.ts';
import { needsSetUp } from './read-installation.ts';

const LOCK = 7_423_010;

export interface SetUp {
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly timeZone: string;
  readonly language: Language;
  readonly deskAddress?: string | undefined;
}

/**
 * Names an empty installation and adds its first administrator, who leads its first team, and its first account, so
 * that the main job can be done at once. Works once, however many try at the same time.
 */
export async function setUp(context: Context, given: SetUp): Promise<Result<{ readonly personId: PersonId }>> {
  return transaction(context, async (tx) => {
    // Asked first without the lock, so that afterwards nobody makes us hash passwords for nothing.
    if (!(await needsSetUp(tx))) return refuse('installation.set-up-already', 409);
    const hash = await hashPassword(given.password);
    return asSystem(tx, async () => {
      await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx.tables<unknown>());
      if (!(await needsSetUp(tx))) return refuse('installation.set-up-already', 409);
      const bound = { ...context, tx, language: given.language };
      return ok({ personId: await save(tx, bound, { given, hash }) });
    });
  });
}

async function save(tx: Tx, context: Context, { given, hash }: { given: SetUp; hash: string }): Promise<PersonId> {
  const { name, language, timeZone } = given;
  const personId = PersonId.parse(context.newId());
  const nobody = { accountId: null, providerId: null };
  await insertPerson(tx, {
    id: personId,
    name,
    roles: ['admin', 'lead'],
    ...nobody,
    language,
    timeZone,
    createdAt: context.now,
  });
  const address = given.email.toLowerCase();
  await insertAddress(tx, { personId, address, source: 'administrator', verifiedAt: null, createdAt: context.now });
  await sql`select people.give_password(${personId}, ${hash})`.execute(tx.tables<unknown>());
  await saveOrganisation(tx, {
    name: given.organisation,
    timeZone,
    phone: null,
    deskAddresses: given.deskAddress === undefined ? [] : [given.deskAddress],
  });
  const about = { subject: { kind: 'person', id: personId }, accountId: null, occurredAt: context.now };
  await appendFacts(tx, context, [fact(personAdded, about, { name })]);
  const teamId = await firstTeam(context, personId);
  await firstAccount(context, given);
  await appendFacts(tx, context, [fact(installationSetUp, about, { name: given.organisation, teamId })]);
  return personId;
}

async function firstTeam(context: Context, lead: PersonId): Promise<TeamId> {
  const say = translator(context.language, catalogues[context.language].mail);
  const made = await createTeam(context, { name: say('team.first'), members: [{ personId: lead, lead: true }] });
  if (!made.ok) throw new Problem(made.refusal.code, made.refusal.status ?? 409, made.refusal.params);
  return made.value.team.id;
}

async function firstAccount(context: Context, { organisation, timeZone }: SetUp): Promise<void> {
  const made = await createAccount(context, { name: organisation, kind: 'organisation', timeZone });
  if (!made.ok) throw new Problem(made.refusal.code, made.refusal.status ?? 409, made.refusal.params);
}
