import type { Instant } from '#kernel/time.ts';
import { minuteOf, wallAt } from './clock.ts';
import { organisation, type SiteName, type Tongue } from './content.ts';

/** Somebody of the desk as a writer of replies and as a worker of shifts. */
export interface StaffMember {
  readonly key: string;
  readonly name: string;
  readonly first: string;
  readonly team: string;
  readonly site: SiteName;
  readonly languages: Readonly<Record<string, number>>;
  readonly greeting: Readonly<Partial<Record<Tongue, string>>>;
  readonly signature: string;
  readonly shift: { readonly zone: string; readonly start: number; readonly end: number; readonly lastDay: number };
}

const ZONES = new Map(organisation.sites.map((site) => [site.id, site.time_zone]));

function shiftOf(hours: { days: string; start: string; end: string }, site: SiteName): StaffMember['shift'] {
  return {
    zone: ZONES.get(site) ?? 'Europe/Berlin',
    start: minuteOf(hours.start),
    end: minuteOf(hours.end),
    lastDay: hours.days === 'Mon-Thu' ? 4 : 5,
  };
}

function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}

const AGENTS: StaffMember[] = organisation.agents.map((agent) => ({
  key: agent.id,
  name: agent.name,
  first: firstName(agent.name),
  team: agent.team,
  site: agent.site,
  languages: agent.languages,
  greeting: agent.greeting,
  signature: agent.signature,
  shift: shiftOf(agent.working_hours, agent.site),
}));

const LEADS: StaffMember[] = organisation.management.map((lead) => ({
  key: lead.id,
  name: lead.name,
  first: firstName(lead.name),
  team: lead.teams[0] ?? 'desk',
  site: lead.site,
  languages: lead.languages,
  greeting: {},
  signature: firstName(lead.name),
  shift: shiftOf(lead.working_hours, lead.site),
}));

const STAFF = new Map([...AGENTS, ...LEADS].map((member) => [member.key, member]));

/** The fourteen agents. */
export const agents: readonly StaffMember[] = AGENTS;

/** Somebody of the desk or its management by key; undefined for everybody else. */
export function staffMember(key: string): StaffMember | undefined {
  return STAFF.get(key);
}

/** Whether somebody is on shift at a moment. */
export function isAtWork(member: StaffMember, instant: Instant): boolean {
  const { zone, start, end, lastDay } = member.shift;
  const { minute, weekday } = wallAt(zone, instant);
  return weekday >= 1 && weekday <= lastDay && minute >= start && minute < end;
}
