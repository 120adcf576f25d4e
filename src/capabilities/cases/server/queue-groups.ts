import { servicesById } from '#capabilities/catalogue/index.ts';
import { namesOf } from '#capabilities/people/index.ts';
import { AccountId, PersonId, ServiceId, TeamId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx } from '#platform/database/transaction.ts';
import { GROUPS_AT_MOST, GROUPS_PER_PAGE, type Grouping, NOBODY, showsOpen } from '../domain/queue.ts';
import { CASE_STATES } from '../domain/states.ts';
import { type CaseFilter, groupQueue } from './queue.ts';

interface Group {
  readonly key: string;
  /** Null where the key says it: a state, a priority, nobody. */
  readonly name: string | null;
  readonly count: number;
}

const IDS = { owner: PersonId, team: TeamId, service: ServiceId, account: AccountId } as const;

/** Reads the keys of groups from an address. Refuses what can be none. */
export function groupKeys(by: Grouping, groups: string): Result<readonly string[]> {
  const keys = [...new Set(groups.split(','))];
  const fits = (key: string) => {
    if (by === 'priority') return /^P[1-4]$/.test(key);
    if (by === 'state') return CASE_STATES.some((state) => state === key);
    const mayBeNobody = by === 'owner' || by === 'team';
    return (mayBeNobody && key === NOBODY) || IDS[by].safeParse(key).success;
  };
  return keys.length <= GROUPS_PER_PAGE && keys.every(fits) ? ok(keys) : refuse('queue.unknown-group', 422);
}

async function namesOfKeys(tx: Tx, by: Grouping, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = keys.filter((key) => key !== NOBODY);
  if (by === 'service') {
    const found = await servicesById(
      tx,
      ids.map((id) => ServiceId.parse(id)),
    );
    return new Map([...found].map(([id, { name }]) => [id, name]));
  }
  if (by === 'owner') return (await namesOf(tx, { people: ids.map((id) => PersonId.parse(id)) })).people;
  if (by === 'team') return (await namesOf(tx, { teams: ids.map((id) => TeamId.parse(id)) })).teams;
  if (by === 'account') return (await namesOf(tx, { accounts: ids.map((id) => AccountId.parse(id)) })).accounts;
  return new Map();
}

/** States as they follow in a life, priorities by rank, the others by name; nobody comes first. */
function inOrder(by: Grouping, groups: readonly Group[]): Group[] {
  if (by === 'state') {
    const places = new Map<string, number>(CASE_STATES.map((state, place) => [state, place]));
    return groups.toSorted((one, other) => (places.get(one.key) ?? 0) - (places.get(other.key) ?? 0));
  }
  return groups.toSorted((one, other) => {
    if (one.name === null || other.name === null) {
      return Number(one.name !== null) - Number(other.name !== null) || one.key.localeCompare(other.key);
    }
    return one.name.localeCompare(other.name) || one.key.localeCompare(other.key);
  });
}

/** Under which headings the cases of a view stand. Refuses views of closed cases, and more headings than anybody reads. */
export function groupsOf(
  context: Context,
  { groupBy, ...filter }: CaseFilter & { readonly groupBy: Grouping },
): Promise<Result<{ items: Group[] }>> {
  if (!showsOpen(filter.show)) return Promise.resolve(refuse('queue.only-open-grouped', 422));
  return reading(context, async (tx) => {
    const found = await groupQueue(tx, context.actor, filter, groupBy);
    if (found.length > GROUPS_AT_MOST) return refuse('queue.too-many-groups', 422, { n: GROUPS_AT_MOST });
    const names = await namesOfKeys(
      tx,
      groupBy,
      found.map(({ key }) => key),
    );
    return ok({
      items: inOrder(
        groupBy,
        found.map((one) => ({ ...one, name: names.get(one.key) ?? null })),
      ),
    });
  });
}
