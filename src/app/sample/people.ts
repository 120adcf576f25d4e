import { known, siteOf } from './clock.ts';
import { type Customer, names, organisation, type SiteName } from './content.ts';
import type { PlannedPerson } from './plan-types.ts';
import { chance, pick, type Random, randomOf } from './random.ts';

/** The share of colleagues at a site who write in the language of the country; the others write English. */
const LOCAL: Record<SiteName, { tongue: 'de' | 'fr'; share: number }> = {
  berlin: { tongue: 'de', share: 0.62 },
  lyon: { tongue: 'fr', share: 0.7 },
  toronto: { tongue: 'fr', share: 0.06 },
};

const ROLES: Record<string, PlannedPerson['roles']> = {
  'team-lead': ['lead'],
  'service-delivery-manager': ['manager'],
  administrator: ['admin'],
};

/** The unit to which the desk itself belongs. */
const HOME_UNIT = 'finance';

function fromCustomer(customer: Customer): PlannedPerson {
  return {
    key: customer.id,
    name: customer.name,
    first: customer.first,
    email: customer.email,
    roles: ['customer'],
    account: customer.unit,
    site: customer.site,
    timeZone: siteOf(customer.site).time_zone,
    language: customer.language === 'de' ? 'de' : 'en',
    tongue: customer.language,
    reads: [customer.language, ...customer.also_reads],
    jobTitle: customer.job_title,
    salutation: customer.salutation,
    named: true,
  };
}

interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly site: SiteName;
  readonly languages: Readonly<Record<string, number>>;
}

function fromStaff(member: StaffMember, roles: PlannedPerson['roles'], jobTitle: string): PlannedPerson {
  const first = member.name.split(' ')[0] ?? member.name;
  const tongue = member.languages.de === 3 ? 'de' : 'en';
  return {
    key: member.id,
    name: member.name,
    first,
    email: member.email,
    roles,
    account: HOME_UNIT,
    site: member.site,
    timeZone: siteOf(member.site).time_zone,
    // The desk works in English, whatever its people speak with customers.
    language: 'en',
    tongue,
    reads: ['en'],
    jobTitle,
    salutation: { en: first, de: member.name, fr: member.name },
    named: true,
  };
}

/** Letters without their marks, as they stand in addresses. */
export function plainLetters(text: string): string {
  const folded = text.replaceAll('ß', 'ss').replaceAll('ł', 'l').replaceAll('Ł', 'l').replaceAll('ı', 'i');
  return folded
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.')
    .replace(/^\.|\.$/g, '');
}

interface Place {
  readonly unit: string;
  readonly site: SiteName;
}

function invent(random: Random, place: Place, taken: Set<string>): PlannedPerson {
  const lists = names.sites[place.site];
  const woman = chance(random, 0.5);
  const first = pick(random, woman ? lists.women : lists.men);
  const family = pick(random, lists.family);
  const address = `${plainLetters(first)}.${plainLetters(family)}`;
  if (taken.has(address)) return invent(random, place, taken);
  taken.add(address);
  const local = LOCAL[place.site];
  const tongue = chance(random, local.share) ? local.tongue : 'en';
  return {
    key: address.replaceAll('.', '-'),
    name: `${first} ${family}`,
    first,
    email: `${address}@${organisation.company.domain}`,
    roles: ['customer'],
    account: place.unit,
    site: place.site,
    timeZone: siteOf(place.site).time_zone,
    language: tongue === 'de' ? 'de' : 'en',
    tongue,
    reads: tongue === 'en' ? ['en'] : [tongue, 'en'],
    jobTitle: pick(random, known(names.jobs[place.unit], `jobs of ${place.unit}`)),
    salutation: {
      en: first,
      de: `${woman ? 'Frau' : 'Herr'} ${family}`,
      fr: `${woman ? 'Madame' : 'Monsieur'} ${family}`,
    },
    named: false,
  };
}

/**
 * All people of the company: the desk and its management, the customers told of by name, and as many others as
 * the headcount of each unit and site still holds. The same seed gives the same people.
 */
export function planPeople(seed: number): PlannedPerson[] {
  const people = [
    ...organisation.agents.map((agent) => fromStaff(agent, ['agent'], 'Service desk agent')),
    ...organisation.management.map((manager) =>
      fromStaff(manager, known(ROLES[manager.role], manager.role), manager.role.replaceAll('-', ' ')),
    ),
    ...organisation.customers.map(fromCustomer),
  ];
  const taken = new Set(people.map((person) => person.email.split('@')[0] ?? ''));
  for (const unit of organisation.units) {
    for (const { id: site } of organisation.sites) {
      const random = randomOf(seed, `people/${unit.id}/${site}`);
      const there = people.filter((person) => person.account === unit.id && person.site === site).length;
      const missing = (unit.headcount_by_site[site] ?? 0) - there;
      for (let made = 0; made < missing; made += 1) people.push(invent(random, { unit: unit.id, site }, taken));
    }
  }
  return people;
}
