import type pg from 'pg';
import { ensureHouseAgreement, houseTerms } from '#capabilities/agreements/index.ts';
import { ensureStandingCalendars } from '#capabilities/calendars/index.ts';
import { createService, ensureStandingService } from '#capabilities/catalogue/index.ts';
import { addMailAddress } from '#capabilities/conversations/index.ts';
import { createAccount, createPerson, createTeam, saveOrganisation } from '#capabilities/people/index.ts';
import { AccountId, PersonId, ServiceId, TeamId } from '#kernel/ids.ts';
import type { Result } from '#kernel/result.ts';
import { systemContext } from '#platform/context.ts';
import { inOneTransaction, transaction } from '#platform/database/transaction.ts';
import type { Platform } from '#platform/platform.ts';
import { FOUNDED, idOf, KIND } from './ids.ts';

export const DESK_ADDRESS = 'help@bench.example';
export const ACCOUNTS = 20;
export const TEAMS = 4;
export const AGENTS_PER_TEAM = 6;
export const SERVICES = 12;

const ZONE = 'Europe/Berlin';

/** One customer for each 40 cases. */
export const customersFor = (cases: number) => Math.max(400, Math.floor(cases / 40));

export const accountId = (n: number) => AccountId.parse(idOf(KIND.account, n));
export const teamId = (n: number) => TeamId.parse(idOf(KIND.team, n));
export const serviceId = (n: number) => ServiceId.parse(idOf(KIND.service, n));
export const customerId = (n: number) => PersonId.parse(idOf(KIND.person, n));
/** Agents are persons too; their numbers begin where no customer's reach. */
export const AGENTS_FROM = 10_000_000;
export const agentId = (n: number) => customerId(AGENTS_FROM + n);
export const customerAddress = (n: number) => `customer.${n}@bench.example`;

async function must<T>(work: Promise<Result<T>>): Promise<T> {
  const outcome = await work;
  if (!outcome.ok) throw new Error(`The bench's organisation cannot be made: ${outcome.refusal.code}`);
  return outcome.value;
}

/** Plants accounts, agents, teams and services by the program's own operations. */
export async function plantOrganisation(platform: Platform): Promise<void> {
  await inOneTransaction(systemContext(platform, 'bench'), async (context) => {
    const named = { name: 'Bench Logistics', timeZone: ZONE, phone: '', deskAddresses: [DESK_ADDRESS] };
    await transaction(context, (tx) => saveOrganisation(tx, named));
    for (let n = 1; n <= ACCOUNTS; n += 1) {
      await must(
        createAccount(context, { id: accountId(n), name: `Unit ${n}`, kind: 'business-unit', timeZone: ZONE }),
      );
    }
    for (let n = 1; n <= TEAMS * AGENTS_PER_TEAM; n += 1) {
      const person = { id: agentId(n), name: `Agent ${n}`, email: `agent.${n}@bench.example`, emailVerified: true };
      await must(createPerson(context, { ...person, roles: ['agent'], language: 'en', timeZone: ZONE }));
    }
    for (let team = 1; team <= TEAMS; team += 1) {
      const members = Array.from({ length: AGENTS_PER_TEAM }, (_, i) => ({
        personId: agentId((team - 1) * AGENTS_PER_TEAM + i + 1),
        lead: false,
      }));
      await must(createTeam(context, { id: teamId(team), name: `Team ${team}`, members }));
    }
    const { office } = await transaction(context, (tx) => ensureStandingCalendars(tx, context, ZONE));
    await transaction(context, (tx) => ensureHouseAgreement(tx, context, houseTerms(office.id)));
    await transaction(context, (tx) => ensureStandingService(tx, context, { teamId: teamId(1) }));
    for (let n = 1; n <= SERVICES; n += 1) {
      const team = teamId(((n - 1) % TEAMS) + 1);
      await must(createService(context, { id: serviceId(n), name: `Service ${n}`, teamId: team }));
    }
    await must(addMailAddress(context, { address: DESK_ADDRESS }));
  });
}

/** Adds the customers in one statement each: there are too many to greet one by one. */
export async function addCustomers(client: pg.Client, count: number): Promise<void> {
  const since = new Date(FOUNDED);
  await client.query(
    `insert into people.person (id, name, roles, account_id, language, time_zone, created_at)
     select bench.id(${KIND.person}, n), 'Customer ' || n, '{customer}', bench.id(${KIND.account}, 1 + n % ${ACCOUNTS}),
       'en', $2, $3 from generate_series(1, $1::bigint) n`,
    [count, ZONE, since],
  );
  await client.query(
    `insert into people.contact_point (person_id, kind, address, source, verified_at, created_at)
     select bench.id(${KIND.person}, n), 'email', 'customer.' || n || '@bench.example', 'administrator', $2, $2
     from generate_series(1, $1::bigint) n`,
    [count, since],
  );
}
