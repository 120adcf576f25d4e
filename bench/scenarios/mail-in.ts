import { mailFrom } from '../filling/mails.ts';
import { customerAddress, customersFor, DESK_ADDRESS } from '../filling/organisation.ts';
import { flood, inTurns } from '../measure.ts';
import { type Figure, figures, type Scenario } from '../scenario.ts';
import { smtpClient } from '../under-test/smtp.ts';
import { counter, turn, type World } from '../world.ts';
import { bareTransaction } from '../yardsticks/bare.ts';
import { storeRawMail } from '../yardsticks/writes.ts';
import { bareAsk } from './create.ts';

const LINES = 4;
const MAILS = 800;

async function waiting(world: World): Promise<number> {
  const { rows } = await world.pool.query<{ count: string }>(
    "select count(*) from conversations.inbound_mail where state = 'waiting'",
  );
  return Number(rows[0]?.count);
}

async function allSettled(world: World): Promise<void> {
  while ((await waiting(world)) > 0) await new Promise((settle) => setTimeout(settle, 50));
}

async function outcomes(world: World): Promise<string> {
  const { rows } = await world.pool.query<{ state: string; count: string }>(
    `select state, count(*) from conversations.inbound_mail where remote_address like '127.%' and rule is not null
     group by state order by state`,
  );
  return rows.map((row) => `${row.count} ${row.state}`).join(', ');
}

export const mailIn: Scenario = {
  name: 'mail',
  async run(world) {
    const lines = await Promise.all(Array.from({ length: LINES }, () => smtpClient(world.program.smtpPort)));
    const next = counter();
    const send = (line: number) => {
      const n = next();
      const from = customerAddress(1 + (n % customersFor(world.cases)));
      return turn(lines, line).send(from, DESK_ADDRESS, mailFrom(from, n));
    };
    const bare = (n: number) =>
      bareTransaction(world.pool, (sql) => storeRawMail(sql, Buffer.from(mailFrom('bare@bench.example', n))));
    const pair = await inTurns({ product: () => send(0), yardstick: () => bare(next()) }, { n: 100 });
    await allSettled(world);
    const began = performance.now();
    let left = MAILS;
    const lane = async (line: number) => {
      while (left > 0) {
        left -= 1;
        await send(line);
      }
    };
    await Promise.all(lines.map((_, line) => lane(line)));
    const taken = (performance.now() - began) / 1000;
    await allSettled(world);
    const settled = (performance.now() - began) / 1000;
    const bareFour = await flood(
      world.program,
      async () => {
        const n = next();
        await bare(n);
        await bareAsk(world, n, '{}');
      },
      { clients: LINES },
    );
    const throughput: Figure = {
      what: 'Mail in, 4 senders, until each mail is a case',
      perSecond: MAILS / settled,
      yardstick: bareFour.latency,
      barePerSecond: bareFour.perSecond,
      goal: { perSecond: 150 },
      note: `${MAILS} mails; acknowledged ${(MAILS / taken).toFixed(0)} per second. ${await outcomes(world)} in all.`,
    };
    for (const line of lines) line.close();
    return [figures('Mail in, until it is acknowledged', { pair }), throughput];
  },
};
