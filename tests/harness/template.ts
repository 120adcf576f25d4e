import { sql } from 'kysely';
import { startProgram } from '#app/program.ts';
import { ensureHouseAgreement, houseTerms } from '#capabilities/agreements/index.ts';
import { ensureStandingCalendars } from '#capabilities/calendars/index.ts';
import { createService, ensureStandingService } from '#capabilities/catalogue/index.ts';
import { addMailAddress } from '#capabilities/conversations/index.ts';
import { createAccount, createPerson, createTeam, saveOrganisation } from '#capabilities/people/index.ts';
import type { Result } from '#kernel/result.ts';
import { type Context, systemContext } from '#platform/context.ts';
import { inOneTransaction, transaction } from '#platform/database/transaction.ts';
import { ACCOUNTS, DESK_ADDRESS, PEOPLE, SERVICES, TEAMS } from './cast.ts';
import { quietConfig, silentLog } from './quiet.ts';

export const TEMPLATE = 'evenkeel_template';
const ZONE = 'Europe/Berlin';

async function must<T>(work: Promise<Result<T>>): Promise<T> {
  const outcome = await work;
  if (!outcome.ok) throw new Error(`The test organisation cannot be made: ${outcome.refusal.code}`);
  return outcome.value;
}

async function plant(context: Context): Promise<void> {
  await transaction(context, (tx) =>
    saveOrganisation(tx, {
      name: 'Harbour Service',
      timeZone: ZONE,
      phone: '+49 30 5550 120',
      deskAddresses: [DESK_ADDRESS],
    }),
  );
  for (const [name, id] of Object.entries(ACCOUNTS)) {
    await must(createAccount(context, { id, name: `Account ${name}`, kind: 'organisation', timeZone: ZONE }));
  }
  for (const person of Object.values(PEOPLE)) {
    await must(
      createPerson(context, {
        ...person,
        emailVerified: true,
        timeZone: ZONE,
        accountId: person.account === null ? undefined : ACCOUNTS[person.account],
      }),
    );
  }
  // What a test sends, it expects at once; the way back has tests of its own.
  await transaction(context, (tx) => sql`update people.person set undo_seconds = 0`.execute(tx.tables<unknown>()));
  for (const [name, id] of Object.entries(TEAMS)) {
    const members = Object.values(PEOPLE).filter((person) => person.team === name);
    await must(
      createTeam(context, {
        id,
        name: `Team ${name}`,
        members: members.map((person) => ({ personId: person.id, lead: person.roles.includes('lead') })),
      }),
    );
  }
  const { always } = await transaction(context, (tx) => ensureStandingCalendars(tx, context, ZONE));
  await transaction(context, (tx) => ensureHouseAgreement(tx, context, houseTerms(always.id)));
  await transaction(context, (tx) => ensureStandingService(tx, context, { teamId: TEAMS.desk }));
  await must(createService(context, { id: SERVICES.rooms, name: 'Video rooms', teamId: TEAMS.desk }));
  await must(createService(context, { id: SERVICES.scanners, name: 'Scanners', teamId: TEAMS.field }));
  await must(addMailAddress(context, { address: DESK_ADDRESS }));
}

/** Migrates the template database and plants the test organisation in it, by the program's own operations. */
export async function plantTemplate(ownerUrl: string): Promise<void> {
  const program = await startProgram({
    ownerUrl,
    config: quietConfig(),
    log: silentLog(),
    parts: { worker: false, keeper: false, intake: false },
  });
  try {
    await inOneTransaction(systemContext(program.platform, 'tests'), plant);
  } finally {
    await program.stop();
  }
}
