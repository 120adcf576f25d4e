import { HOUR } from '#kernel/time.ts';
import { texts } from '../filling/texts.ts';
import { flood, inTurns } from '../measure.ts';
import { figures, type Scenario } from '../scenario.ts';
import { counter, turn, type World } from '../world.ts';
import { bareTransaction } from '../yardsticks/bare.ts';
import { type CaseRow, readCase, readDetail, readPerson } from '../yardsticks/reads.ts';
import {
  claimKey,
  keepAndPromise,
  keepAnswer,
  writeFacts,
  writeMail,
  writeMessage,
  writeSearchWords,
} from '../yardsticks/writes.ts';

const WORDS = texts();

/** Open cases with an owner that an agent of the bench may read, of those that have few messages. */
async function casesOf(world: World, agent: string): Promise<CaseRow[]> {
  const { rows } = await world.pool.query<CaseRow>(
    `select * from cases."case" where open and owner_id is not null
       and team_id in (select team_id from people.team_member where person_id = $1) order by number desc limit 400`,
    [agent],
  );
  return rows;
}

async function bareReply(
  world: World,
  { row, agent, n, answer }: { row: CaseRow; agent: string; n: number; answer: string },
) {
  const { body: text } = turn(WORDS, n);
  const about = {
    caseId: row.id,
    accountId: row.account_id,
    requesterId: row.requester_id,
    teamId: row.team_id ?? '',
  };
  await bareTransaction(world.pool, async (sql) => {
    const key = await claimKey(sql, agent);
    await sql.one('select * from cases."case" where id = $1 for update', [row.id]);
    await sql.all(
      'update cases."case" set last_team_word_at = now(), unanswered = false, version = version + 1 where id = $1',
      [row.id],
    );
    await writeMessage(sql, about, { direction: 'to-customer', text });
    const { sequence } = await sql.one<{ sequence: number }>(
      "select sequence from platform.fact_head where subject_kind = 'case' and subject_id = $1 for update",
      [row.id],
    );
    await keepAndPromise(sql, about);
    await writeFacts(sql, about, { kinds: ['message.sent', 'promise.kept', 'promise.made'], from: sequence + 1 });
    await readPerson(sql, row.requester_id);
    await writeSearchWords(sql, about, text);
    await writeMail(sql, about, text);
    await readDetail(sql, await readCase(sql, row.id));
    await keepAnswer(sql, agent, { key, answer });
  });
}

export const reply: Scenario = {
  name: 'reply',
  async run(world) {
    const agents = await Promise.all(
      world.agents.map(async (one) => ({ ...one, cases: await casesOf(world, one.id) })),
    );
    const send = (n: number) => {
      const { client, cases } = turn(agents, n);
      const by = new Date(Date.now() + 2 * HOUR).toISOString();
      const body = { text: turn(WORDS, n).body, next: { follow: 'next-word', by } };
      return client.send('POST', `/cases/${turn(cases, n).id}/messages`, body);
    };
    const answer = await send(0);
    const bare = (n: number) => {
      const { id, cases } = turn(agents, n);
      return bareReply(world, { row: turn(cases, n + 100), agent: id, n, answer });
    };
    const next = counter();
    const pair = await inTurns({ product: () => send(next()), yardstick: () => bare(next()) }, { n: 200 });
    const eight = await flood(world.program, () => send(next()));
    const bareEight = await flood(world.program, () => bare(next()));
    return [
      figures('Reply with the next word', { pair }),
      figures('Reply with the next word, 8 clients', { flood: eight, bareFlood: bareEight }),
    ];
  },
};
