import type { Instant } from '#kernel/time.ts';
import type { Scenario, SiteName, Template, Tongue } from './content.ts';
import type { PlannedPerson } from './plan-types.ts';
import { pickWeighted, type Random } from './random.ts';
import { agents, isAtWork, type StaffMember } from './staff.ts';

/** Somebody told of by name turns up more often than the others. */
const NAMED_WEIGHT = 5;

interface Wish {
  readonly tongue: Tongue;
  readonly site?: SiteName | undefined;
  readonly sites?: readonly SiteName[] | undefined;
  readonly unit?: string | undefined;
  readonly units?: readonly string[] | undefined;
  readonly avoid?: readonly string[];
  /** Colleagues at this site are more likely. */
  readonly near?: SiteName;
}

/** All who may be a customer, and who among them fits a case. */
export class Cast {
  readonly customers: readonly PlannedPerson[];
  private readonly byKey: ReadonlyMap<string, PlannedPerson>;
  private readonly pools = new Map<string, readonly PlannedPerson[]>();

  constructor(people: readonly PlannedPerson[]) {
    this.customers = people.filter((person) => person.roles.includes('customer'));
    this.byKey = new Map(people.map((person) => [person.key, person]));
  }

  person(key: string): PlannedPerson | undefined {
    return this.byKey.get(key);
  }

  private pool(wish: Wish): readonly PlannedPerson[] {
    const key = JSON.stringify([wish.tongue, wish.site, wish.sites, wish.unit, wish.units]);
    const made = this.pools.get(key);
    if (made) return made;
    const fits = (person: PlannedPerson) =>
      person.reads.includes(wish.tongue) &&
      (wish.site === undefined || person.site === wish.site) &&
      (wish.sites === undefined || wish.sites.includes(person.site)) &&
      (wish.unit === undefined || person.account === wish.unit) &&
      (wish.units === undefined || wish.units.includes(person.account));
    const pool = this.customers.filter(fits);
    this.pools.set(key, pool);
    return pool;
  }

  /** Somebody who fits, sooner one who writes this language of their own. */
  choose(random: Random, wish: Wish): PlannedPerson {
    const avoid = wish.avoid ?? [];
    return pickWeighted(random, this.pool(wish), (person) => {
      if (avoid.includes(person.key)) return 0;
      const own = person.tongue === wish.tongue ? 1 : 0.12;
      const near = wish.near === undefined || person.site === wish.near ? 1 : 0.12;
      return own * near * (person.named ? NAMED_WEIGHT : 1);
    });
  }
}

/** The requester of a story: the one it names, the one it prefers, or somebody whom it fits. */
export function requesterOf(
  random: Random,
  cast: Cast,
  told: { scenario: Scenario; variant: Scenario['variants'][number]; owner: StaffMember },
): PlannedPerson {
  const { scenario, variant, owner } = told;
  const { prefer_customer: preferred, ...fits } = scenario.fits;
  const name = scenario.customer ?? variant.only_for ?? (random.state % 5 < 2 ? preferred : undefined);
  const person = name === undefined ? undefined : cast.person(name);
  if (person) return person;
  return cast.choose(random, {
    tongue: fits.language ?? scenario.language,
    site: fits.site,
    unit: fits.unit,
    avoid: scenario.avoid_customers,
    near: owner.site,
  });
}

/** The requester of an everyday case. */
export function everydayRequester(random: Random, cast: Cast, template: Template): PlannedPerson {
  return cast.choose(random, { tongue: template.language, sites: template.sites, units: template.units });
}

/** Who takes an everyday case: of the service's team or of the desk, near, on shift, and speaking the language. */
export function ownerFor(
  random: Random,
  need: { team: string; tongue: Tongue; site: SiteName; at: Instant },
): StaffMember {
  const weight = (agent: StaffMember, onShift: boolean): number => {
    const teams = agent.team === need.team ? 3 : agent.team === 'desk' ? 1.5 : 0;
    if (teams === 0 || (agent.languages[need.tongue] ?? 0) < 2) return 0;
    if (onShift && !isAtWork(agent, need.at)) return 0;
    return teams * (agent.site === need.site ? 4 : 1);
  };
  const onShift = agents.filter((agent) => weight(agent, true) > 0);
  if (onShift.length > 0) return pickWeighted(random, onShift, (agent) => weight(agent, true));
  return pickWeighted(random, agents, (agent) => weight(agent, false));
}
