import type { PersonActor } from '#kernel/actor.ts';
import { AccountId, CalendarId, PartyId, PersonId, ProviderId, ServiceId, TeamId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { type Context, systemContext } from '#platform/context.ts';
import type { Platform } from '#platform/platform.ts';
import type { PlannedPerson, SamplePlan } from '../plan-types.ts';
import { idsFrom, sampleId } from './ids.ts';

/** The sample's keys as ids, and its people as actors at a moved clock. */
export interface Cast {
  readonly plan: SamplePlan;
  account(key: string): AccountId;
  team(key: string): TeamId;
  provider(key: string): ProviderId;
  party(key: string): PartyId;
  calendar(key: string): CalendarId;
  service(key: string): ServiceId;
  personId(key: string): PersonId;
  person(key: string): PlannedPerson;
  /** Keys of the teams that somebody belongs to. */
  teamsOf(key: string): readonly string[];
  isMember(team: string, key: string): boolean;
  /** A context in which this person acts at this moment; `name` makes its ids its own. */
  as(key: string, at: Instant, name: string): Context;
  asSystem(at: Instant, name: string): Context;
}

/** Prepares the cast of a plan. Throws for a key that the plan does not hold. */
export function castOf(platform: Platform, plan: SamplePlan): Cast {
  const people = new Map(plan.people.map((person) => [person.key, person]));
  const id = (kind: string, key: string) => sampleId(plan.seed, `${kind}/${key}`);
  const accounts = plan.accounts.map((account) => AccountId.parse(id('account', account.key)));
  const person = (key: string): PlannedPerson => {
    const known = people.get(key);
    if (!known) throw new Error(`The sample has nobody named ${key}.`);
    return known;
  };
  const teamsOf = (key: string) =>
    plan.teams.filter((team) => team.members.some((member) => member.person === key)).map((team) => team.key);
  const actors = new Map<string, PersonActor>();
  const actorOf = (key: string): PersonActor => {
    const known = actors.get(key);
    if (known) return known;
    const { name, roles, account } = person(key);
    const staff = roles.some((role) => role !== 'customer');
    const made: PersonActor = {
      kind: 'person',
      personId: PersonId.parse(id('person', key)),
      name,
      roles,
      accounts: staff ? accounts : [AccountId.parse(id('account', account))],
      teams: teamsOf(key).map((team) => TeamId.parse(id('team', team))),
    };
    actors.set(key, made);
    return made;
  };
  const moved = (at: Instant, name: string): Context => ({
    ...systemContext(platform, 'sample', at),
    newId: idsFrom(plan.seed, name),
  });
  return {
    plan,
    account: (key) => AccountId.parse(id('account', key)),
    team: (key) => TeamId.parse(id('team', key)),
    party: (key) => PartyId.parse(id('party', key)),
    provider: (key) => ProviderId.parse(id('provider', key)),
    calendar: (key) => CalendarId.parse(id('calendar', key)),
    service: (key) => ServiceId.parse(id('service', key)),
    personId: (key) => PersonId.parse(id('person', key)),
    person,
    teamsOf,
    isMember: (team, key) => teamsOf(key).includes(team),
    as: (key, at, name) => ({ ...moved(at, name), actor: actorOf(key), language: person(key).language }),
    asSystem: moved,
  };
}
