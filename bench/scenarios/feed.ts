import { Agent, type IncomingMessage, request } from 'node:http';
import { customerId, customersFor, serviceId, teamId } from '../filling/organisation.ts';
import { texts } from '../filling/texts.ts';
import { memoryOf } from '../machine.ts';
import { seriesOf } from '../measure.ts';
import type { Figure, Scenario } from '../scenario.ts';
import { turn, type World } from '../world.ts';

const LISTENERS = 2000;
/** Customers who listen; each has as many browser windows as it takes, and each agent too. */
const CUSTOMERS = 96;
const CASES = 200;
/** New cases a second, while all listen. */
const PACE = 10;

interface Heard {
  readonly person: string;
  readonly factId: string;
  readonly caseId: string;
  readonly at: number;
}

interface Listening {
  readonly heard: Heard[];
  /** Ends every connection. */
  end(): void;
}

const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });

function connect(origin: string, cookie: string): Promise<IncomingMessage> {
  return new Promise((settle, fail) => {
    request(`${origin}/api/v1/feed`, { agent, headers: { cookie } }, settle).on('error', fail).end();
  });
}

function take(text: string, person: string, heard: Heard[]): void {
  const at = performance.timeOrigin + performance.now();
  for (const [, data] of text.matchAll(/event: fact\ndata: (.*)\n/g)) {
    const { id, subject }: { id: string; subject: { id: string } } = JSON.parse(data ?? '');
    heard.push({ person, factId: id, caseId: subject.id, at });
  }
}

async function listen(world: World, people: readonly { id: string; cookie: string }[]): Promise<Listening> {
  const heard: Heard[] = [];
  const answers: IncomingMessage[] = [];
  for (let i = 0; i < LISTENERS; i += 50) {
    const some = Array.from({ length: 50 }, async (_, k) => {
      const { id, cookie } = turn(people, i + k);
      const answer = await connect(world.program.address, cookie);
      answer.setEncoding('utf8').on('data', (text: string) => take(text, id, heard));
      answer.on('error', () => undefined);
      answers.push(answer);
    });
    await Promise.all(some);
  }
  return {
    heard,
    end: () => {
      for (const answer of answers) answer.destroy();
    },
  };
}

/** When each fact was recorded, and who may hear of its case: requester and the team's agents. */
async function recorded(world: World, ids: readonly string[], agents: ReadonlyMap<string, readonly string[]>) {
  const { rows } = await world.pool.query<{
    id: string;
    case_id: string;
    at: number;
    requester_id: string;
    team_id: string;
  }>(
    `select f.id, c.id as case_id, extract(epoch from f.recorded_at)::float8 * 1000 as at, c.requester_id, c.team_id
     from platform.fact f join cases."case" c on c.id = f.subject_id where c.id = any ($1::uuid[])`,
    [ids],
  );
  return new Map(
    rows.map((row) => [row.id, { at: row.at, hearers: [row.requester_id, ...(agents.get(row.team_id) ?? [])] }]),
  );
}

async function writeCases(world: World): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < CASES; n += 1) {
    const began = performance.now();
    const body = { text: turn(texts(), n).body, serviceId: serviceId(1 + (n % 12)) };
    const { id } = await turn(world.customers, n).client.post<{ id: string }>('/my/cases', body);
    ids.push(id);
    await new Promise((settle) => setTimeout(settle, Math.max(0, 1000 / PACE - (performance.now() - began))));
  }
  return ids;
}

export const feed: Scenario = {
  name: 'feed',
  async run(world) {
    const customers = Array.from({ length: CUSTOMERS - world.customers.length }, (_, i) =>
      customerId(2 + Math.floor((customersFor(world.cases) / CUSTOMERS) * i)),
    );
    const signedIn = [...world.customers, ...world.agents].map(({ id, client }) => ({ id, cookie: client.cookie }));
    for (const id of customers) signedIn.push({ id, cookie: (await world.program.signIn(id)).cookie });
    const { heard, end } = await listen(world, signedIn);
    const ids = await writeCases(world);
    await new Promise((settle) => setTimeout(settle, 2000));
    const memory = memoryOf([world.program.pid]);
    end();
    const teams = new Map(world.agents.map((one, i) => [teamId(i + 1) as string, [one.id as string]]));
    const facts = await recorded(world, ids, teams);
    const windows = (person: string) =>
      Array.from({ length: LISTENERS }, (_, i) => turn(signedIn, i)).filter((one) => one.id === person).length;
    const wanted = [...facts.values()]
      .flatMap(({ hearers }) => hearers.map(windows))
      .reduce((sum, one) => sum + one, 0);
    const ours = heard.filter((one) => facts.has(one.factId));
    const strangers = ours.filter((one) => !facts.get(one.factId)?.hearers.includes(one.person)).length;
    const figure: Figure = {
      what: `Feed with ${LISTENERS} listeners: from the fact to the browser`,
      product: seriesOf(ours.map((one) => one.at - (facts.get(one.factId)?.at ?? 0))),
      note:
        `${facts.size} facts, ${PACE} cases a second; ${ours.length} of ${wanted} events arrived at those who may hear ` +
        `them, ${strangers} at anybody else. The program held ${memory.toFixed(0)} MB meanwhile.`,
    };
    return [figure];
  },
};
