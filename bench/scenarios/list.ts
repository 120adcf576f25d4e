import { TEAMS, teamId } from '../filling/organisation.ts';
import { flood, inTurns } from '../measure.ts';
import { figures, type Scenario } from '../scenario.ts';
import { counter, turn, type World } from '../world.ts';
import { bare } from '../yardsticks/bare.ts';
import { type CaseRow, readNames } from '../yardsticks/reads.ts';

const QUEUE = `
select c.* from cases."case" c
where open and (team_id is null or team_id = any ($1::uuid[]) or owner_id = $2 or assignee_id = $2 or requester_id = $2
  or exists (select from cases.participant p where p.case_id = c.id and p.person_id = $2))
order by next_due_at nulls last, id limit 51`;

const list = (world: World, n: number) => turn(world.agents, n).client.send('GET', '/cases?show=open&limit=50');

async function bareList(world: World, n: number): Promise<void> {
  await bare(world.pool, async (sql) => {
    const rows = await sql.all<CaseRow>(QUEUE, [[teamId(1 + (n % TEAMS))], turn(world.agents, n).id]);
    if (rows.length !== 51) throw new Error('The queue is shorter than a page.');
    await readNames(sql, rows);
  });
}

export const listQueue: Scenario = {
  name: 'list',
  async run(world) {
    const next = counter();
    const pair = await inTurns(
      { product: () => list(world, next()), yardstick: () => bareList(world, next()) },
      { n: 300 },
    );
    const eight = await flood(world.program, () => list(world, next()));
    const bareEight = await flood(world.program, () => bareList(world, next()));
    return [
      figures('List 50 of a queue', { pair }),
      figures('List 50 of a queue, 8 clients', { flood: eight, bareFlood: bareEight, goal: { perSecond: 500 } }),
    ];
  },
};
