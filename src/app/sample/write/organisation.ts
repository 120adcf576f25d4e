import { createCalendar, ensureStandingCalendars } from '#capabilities/calendars/index.ts';
import { createService, ensureStandingService } from '#capabilities/catalogue/index.ts';
import { addMailAddress } from '#capabilities/conversations/index.ts';
import {
  changeAccount,
  changeTeam,
  createAccount,
  createPeople,
  createProvider,
  createTeam,
  saveOrganisation,
} from '#capabilities/people/index.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { writeAgreements } from './agreements.ts';
import type { Cast } from './cast.ts';
import { writeDesk } from './desk.ts';
import { must } from './must.ts';

/** How the teams sign; whoever answers first is known to customers by a shorter name. */
const SIGNATURE = '{{agent.first-name}}\n{{team}}, {{organisation.name}}';
const CALLED: Readonly<Record<string, string>> = { desk: 'IT help' };

const PHONE = '+49 30 5550 120';
/** Who speaks for an account of the organisation, by key. */
const ACCOUNT_MANAGERS = ['corinne-lemaitre'];

/** The account of whoever tries the portal shares its cases; somebody of it looks after it. */
async function shareAmongColleagues(context: Context, cast: Cast) {
  const { account } = cast.person(cast.plan.landmarks.signIn.customer);
  const managers = ACCOUNT_MANAGERS.filter((key) => cast.person(key).account === account);
  return changeAccount(context, {
    accountId: cast.account(account),
    colleaguesSee: 'everybody',
    managerIds: managers.map((key) => cast.personId(key)),
  });
}

/** Writes who is there and what they offer, in the transaction that the context is bound to. */
export async function writeOrganisation(context: Context, cast: Cast): Promise<void> {
  const { plan } = cast;
  await transaction(context, (tx) =>
    saveOrganisation(tx, {
      name: plan.organisation.name,
      timeZone: plan.organisation.zone,
      phone: PHONE,
      deskAddresses: [plan.organisation.mailAddresses.desk],
    }),
  );
  await transaction(context, (tx) => ensureStandingCalendars(tx, context, plan.organisation.zone));
  for (const { key, name, timeZone } of plan.accounts) {
    await must(
      `add the account ${name}`,
      createAccount(context, { id: cast.account(key), name, kind: 'business-unit', timeZone }),
    );
  }
  for (const { key, name } of plan.providers) {
    await must(`add the provider ${name}`, createProvider(context, { id: cast.provider(key), name }));
  }
  const people = plan.people.map((person) => ({
    id: cast.personId(person.key),
    name: person.name,
    email: person.email,
    emailVerified: true,
    roles: person.roles,
    accountId: cast.account(person.account),
    language: person.language,
    timeZone: person.timeZone,
  }));
  await must('add the people', createPeople(context, people));
  await must('let an account share its cases', shareAmongColleagues(context, cast));
  for (const team of plan.teams) {
    const members = team.members.map(({ person, lead }) => ({ personId: cast.personId(person), lead }));
    const id = cast.team(team.key);
    await must(`add the team ${team.name}`, createTeam(context, { id, name: team.name, members }));
    const settled = { called: CALLED[team.key] ?? null, signature: SIGNATURE };
    await must(`settle the team ${team.name}`, changeTeam(context, { teamId: id, ...settled }));
  }
  for (const { key, name, hours } of plan.calendars) {
    await must(`add the calendar ${name}`, createCalendar(context, { id: cast.calendar(key), name, hours }));
  }
  await transaction(context, (tx) => ensureStandingService(tx, context));
  for (const service of plan.services) {
    await must(
      `add the service ${service.name}`,
      createService(context, {
        id: cast.service(service.key),
        name: service.name,
        teamId: cast.team(service.team),
      }),
    );
  }
  await writeAgreements(context, cast);
  await writeDesk(context, cast);
  await must('add the desk’s mail address', addMailAddress(context, { address: plan.organisation.mailAddresses.desk }));
}
