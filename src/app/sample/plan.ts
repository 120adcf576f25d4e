import { DAY, type Instant } from '#kernel/time.ts';
import { calendars } from './clock.ts';
import { catalogue, live, organisation } from './content.ts';
import { type Draft, policyOf } from './draft-kit.ts';
import { mixCases } from './mix.ts';
import { planPeople } from './people.ts';
import type { Landmarks, PlannedCase, PlannedService, PlannedTeam, SamplePlan } from './plan-types.ts';
import { STORY_DAYS } from './schedule.ts';

export interface SampleOptions {
  readonly seed: number;
  readonly now: Instant;
  readonly cases?: number;
}

function planTeams(): PlannedTeam[] {
  return organisation.teams.map((team) => ({
    key: team.id,
    name: team.name,
    what: team.what,
    members: [
      { person: team.lead, lead: true },
      ...organisation.agents
        .filter((agent) => agent.team === team.id)
        .map((agent) => ({ person: agent.id, lead: false })),
    ],
  }));
}

function planServices(): PlannedService[] {
  return catalogue.services.map((service) => ({
    key: service.id,
    name: service.name,
    what: service.what_people_do_with_it,
    team: service.team,
    provider: service.provider,
    policies: {
      P1: policyOf(service, 'P1'),
      P2: policyOf(service, 'P2'),
      P3: policyOf(service, 'P3'),
      P4: policyOf(service, 'P4'),
    },
  }));
}

function caseOf({ judged: _judged, ...draft }: Draft, index: number): PlannedCase {
  return { key: `case-${String(index + 1).padStart(4, '0')}`, ...draft };
}

function landmarksOf(cases: readonly PlannedCase[]): Landmarks {
  const keyOf = (tells: string) => cases.find((one) => one.tells === tells)?.key ?? '';
  const keys = (landmark: string) => live.filter((one) => one.landmark === landmark).map((one) => keyOf(one.id));
  const call = live.find((one) => one.landmark === 'live-call');
  const manager = (role: string) => organisation.management.find((one) => one.role === role)?.id ?? '';
  return {
    liveCase: keyOf(call?.id ?? ''),
    overdue: keys('overdue'),
    dueSoon: keys('due-soon'),
    signIn: {
      customer: call?.requester ?? '',
      agent: call?.owner ?? '',
      manager: manager('service-delivery-manager'),
      administrator: manager('administrator'),
    },
  };
}

/**
 * Plans the sample organisation: who and what there is, and three months of cases that end at `now`, step by step.
 * Pure: the same seed and moment give the same plan. Nothing lies after `now`; all instants in epoch milliseconds.
 */
export function planSample({ seed, now, cases: wanted = 2500 }: SampleOptions): SamplePlan {
  const people = planPeople(seed);
  const cases = mixCases({ seed, now, people, cases: wanted }).map(caseOf);
  const { company } = organisation;
  return {
    seed,
    now,
    startsAt: now - STORY_DAYS * DAY,
    organisation: {
      name: company.name,
      domain: company.domain,
      zone: 'Europe/Berlin',
      mailAddresses: company.mail_addresses,
    },
    accounts: organisation.units.map((unit) => ({
      key: unit.id,
      name: unit.name,
      mission: unit.mission,
      timeZone: unit.time_zone,
      headcount: unit.headcount,
    })),
    teams: planTeams(),
    providers: organisation.providers.map((provider) => ({
      key: provider.id,
      name: provider.name,
      kind: provider.kind,
      what: provider.what,
      returns: { hours: provider.contract.return_hours, calendar: provider.contract.calendar },
      contacts: provider.agents.map(({ name, role }) => ({ name, role })),
    })),
    people,
    calendars,
    services: planServices(),
    cases,
    landmarks: landmarksOf(cases),
  };
}
