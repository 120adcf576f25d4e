import { texts } from '../filling/texts.ts';
import { flood, inTurns } from '../measure.ts';
import { figures, type Scenario } from '../scenario.ts';
import { counter, turn, type World } from '../world.ts';
import { bare } from '../yardsticks/bare.ts';
import { type CaseRow, readNames } from '../yardsticks/reads.ts';

const LIMIT = 20;

/** Two words that stand in one text at least: often a common and a rare one. */
const PAIRS = texts()
  .slice(0, 400)
  .map(({ subject }) => subject.split(' ').slice(0, 2).join(' '));

const SEARCH = `
with hit as (
  select case_id, words from cases.search_text, websearch_to_tsquery('simple', $1) query
  where words @@ query and account_id = any (array(select id from people.account)) limit ${LIMIT * 8}
)
select c.* from hit join cases."case" c on c.id = hit.case_id
where team_id is null or team_id = any ($2::uuid[]) or owner_id = $3 or assignee_id = $3 or requester_id = $3
  or exists (select from cases.participant p where p.case_id = c.id and p.person_id = $3)
order by ts_rank(hit.words, websearch_to_tsquery('simple', $1)) desc, opened_at desc limit ${LIMIT}`;

const search = (world: World, n: number) =>
  turn(world.agents, n).client.send('GET', `/cases/search?limit=${LIMIT}&q=${encodeURIComponent(turn(PAIRS, n))}`);

async function bareSearch(world: World, n: number, team: string): Promise<void> {
  await bare(world.pool, async (sql) => {
    const rows = await sql.all<CaseRow>(SEARCH, [turn(PAIRS, n), [team], turn(world.agents, n).id]);
    if (rows.length > 0) await readNames(sql, rows);
  });
}

export const searchWords: Scenario = {
  name: 'search',
  async run(world) {
    const { rows } = await world.pool.query<{ team_id: string; person_id: string }>('select * from people.team_member');
    const teamOf = (n: number) => rows.find((row) => row.person_id === turn(world.agents, n).id)?.team_id ?? '';
    const bareAt = (n: number) => bareSearch(world, n, teamOf(n));
    const next = counter();
    const pair = await inTurns({ product: () => search(world, next()), yardstick: () => bareAt(next()) }, { n: 200 });
    const steady = { clients: 1 };
    const one = await flood(world.program, () => search(world, next()), steady);
    const bareOne = await flood(world.program, () => bareAt(next()), steady);
    const eight = await flood(world.program, () => search(world, next()));
    const bareEight = await flood(world.program, () => bareAt(next()));
    return [
      figures('Search two words', { pair }),
      figures('Search two words, one client', { flood: one, bareFlood: bareOne, goal: { most: 20 } }),
      figures('Search two words, 8 clients', { flood: eight, bareFlood: bareEight }),
    ];
  },
};
