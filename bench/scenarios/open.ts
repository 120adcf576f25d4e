import { flood, inTurns } from '../measure.ts';
import { figures, type Scenario } from '../scenario.ts';
import { counter, turn, type World } from '../world.ts';
import { bare } from '../yardsticks/bare.ts';
import { readCase, readDetail, readFacts, readMessages } from '../yardsticks/reads.ts';

/** Open cases with ten messages of an agent's own team. */
async function longCases(world: World, agent: string): Promise<string[]> {
  const { rows } = await world.pool.query<{ id: string }>(
    `select c.id from cases."case" c join platform.fact_head h on h.subject_kind = 'case' and h.subject_id = c.id
     where c.open and h.sequence = 13 and c.team_id in (select team_id from people.team_member where person_id = $1)
     order by c.number desc limit 20`,
    [agent],
  );
  return rows.map((row) => row.id);
}

/** The four questions of the desk's case page, asked at once as the page does. */
const PARTS = ['', '/messages', '/notes', '/history'];

async function bareOpen(world: World, id: string): Promise<void> {
  await bare(world.pool, async (sql) => {
    await readDetail(sql, await readCase(sql, id));
    await readMessages(sql, id);
    await sql.all(
      "select * from conversations.note where subject_kind = 'case' and subject_id = $1 order by written_at, id",
      [id],
    );
    await readFacts(sql, id);
  });
}

export const openCase: Scenario = {
  name: 'open',
  async run(world) {
    const all = await Promise.all(world.agents.map(async (one) => ({ ...one, cases: await longCases(world, one.id) })));
    const agents = all.filter((one) => one.cases.length > 0);
    const open = (n: number) => {
      const { client, cases } = turn(agents, n);
      const id = turn(cases, Math.floor(n / agents.length));
      return Promise.all(PARTS.map((part) => client.send('GET', `/cases/${id}${part}`)));
    };
    const bareAt = (n: number) => bareOpen(world, turn(turn(agents, n).cases, Math.floor(n / agents.length)));
    const next = counter();
    const pair = await inTurns({ product: () => open(next()), yardstick: () => bareAt(next()) }, { n: 200 });
    const eight = await flood(world.program, () => open(next()));
    const bareEight = await flood(world.program, () => bareAt(next()));
    return [
      figures('Open a case with 10 messages (4 requests)', { pair }),
      figures('Open a case with 10 messages, 8 clients', { flood: eight, bareFlood: bareEight }),
    ];
  },
};
