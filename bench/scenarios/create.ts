import { ACCOUNTS, accountId, serviceId, teamId } from '../filling/organisation.ts';
import { texts } from '../filling/texts.ts';
import { flood, inTurns } from '../measure.ts';
import { figures, type Scenario } from '../scenario.ts';
import { counter, turn, type World } from '../world.ts';
import { bareTransaction } from '../yardsticks/bare.ts';
import { readCase, readFacts, readMessages, readNames, readPerson, readPromises } from '../yardsticks/reads.ts';
import {
  claimKey,
  keepAnswer,
  newId,
  writeCase,
  writeFacts,
  writeMessage,
  writePromises,
  writeSearchWords,
} from '../yardsticks/writes.ts';

const WORDS = texts();

/** A customer asks in the portal; the answer is the story of the new case. */
async function ask(world: World, n: number): Promise<string> {
  const { body: text } = turn(WORDS, n);
  return turn(world.customers, n).client.send('POST', '/my/cases', { text, serviceId: serviceId(1 + (n % 12)) });
}

/** The rows that asking writes and reads. */
export async function bareAsk(world: World, n: number, answer: string): Promise<void> {
  const { id: requesterId, n: number } = turn(world.customers, n);
  const { subject, body } = turn(WORDS, n);
  const about = {
    caseId: newId(),
    accountId: accountId(1 + (number % ACCOUNTS)),
    requesterId,
    teamId: teamId(1 + (n % 4)),
  };
  await bareTransaction(world.pool, async (sql) => {
    const key = await claimKey(sql, requesterId);
    await readPerson(sql, requesterId);
    await sql.one('select * from catalogue.service where id = $1', [serviceId(1 + (n % 12))]);
    await writeCase(sql, about, { subject, serviceId: serviceId(1 + (n % 12)) });
    await writeMessage(sql, about, { direction: 'from-customer', text: body });
    await writeSearchWords(sql, about, `${subject} Customer ${body}`);
    await writePromises(sql, about, ['first-response', 'resolve']);
    await writeFacts(sql, about, {
      kinds: ['case.opened', 'message.received', 'promise.made', 'promise.made'],
      from: 1,
    });
    await readNames(sql, [await readCase(sql, about.caseId)]);
    await readMessages(sql, about.caseId);
    await readPromises(sql, about.caseId);
    await sql.all('select person_id, role from cases.participant where case_id = $1', [about.caseId]);
    await readFacts(sql, about.caseId);
    await keepAnswer(sql, requesterId, { key, answer });
  });
}

export const create: Scenario = {
  name: 'create',
  async run(world) {
    const answer = await ask(world, 0);
    const next = counter();
    const pair = await inTurns(
      {
        product: () => ask(world, next()),
        yardstick: () => bareAsk(world, next(), answer),
      },
      { n: 200 },
    );
    const eight = await flood(world.program, () => ask(world, next()));
    const bareEight = await flood(world.program, () => bareAsk(world, next(), answer));
    return [
      figures('Create a case', { pair, goal: { ratio: 3 } }),
      figures('Create a case, 8 clients', { flood: eight, bareFlood: bareEight, goal: { perSecond: 300 } }),
    ];
  },
};
