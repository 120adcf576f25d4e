import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { casesContract } from '#capabilities/cases/contract.ts';
import { Problem } from '#kernel/problem.ts';
import { HOUR, MINUTE } from '#kernel/time.ts';
import { type MailSink, type SunkMailInFull, startMailSink } from '#platform/mail/sink.ts';
import { eventually, PEOPLE, SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { silentLog } from '#tests/harness/quiet.ts';
import { type Act, OPEN_ACTS, type Scene, SECRET_ACTS } from './kit/secret-acts.ts';

const { ask, take } = casesContract.endpoints;

const ACTS: Readonly<Record<string, Act>> = { ...SECRET_ACTS, ...OPEN_ACTS };
const NAMES = Object.keys(ACTS);
/** Each secret at least once, with an answer after it. */
const ALL_OF_THEM = Object.keys(SECRET_ACTS).flatMap((name) => [name, 'reply']);
const OUTSIDE: readonly string[] = [PEOPLE.maria.email];
/** No customer needs to know where to find somebody of the team. */
const TEAM_ADDRESSES = [PEOPLE.ayse, PEOPLE.jan, PEOPLE.tom].map(({ email }) => email);

let app: TestApp;
let sink: MailSink;
beforeAll(async () => {
  sink = await startMailSink({ host: '127.0.0.1', port: 0, log: silentLog(), keep: 5000 });
  app = await startTestApp({ parts: { worker: true }, config: { mailOut: `smtp://127.0.0.1:${sink.port}` } });
});
afterAll(async () => {
  await app.stop();
  await sink.close();
});

async function scene(): Promise<Scene> {
  const [ayse, jan, maria] = await Promise.all([app.as('ayse'), app.as('jan'), app.as('maria')]);
  const { id } = await maria(ask, { body: { text: 'The door is stuck.', serviceId: SERVICES.rooms } });
  await ayse(take, { params: { caseId: id } });
  return { params: { caseId: id }, ayse, jan, maria, now: () => app.clock.now() };
}

/** Everything that was put out is with the sink. */
async function allSent(): Promise<boolean> {
  const rows = await app.sql(`
    select 1 from conversations.outbound_mail where state = 'queued'
    union all select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where j.run_at <= now() and j.last_error is null and t.identifier ~ '^(conversations.send|cases|after-fact)'`);
  return rows.length === 0;
}

const done = new Map<string, number>();

/** Does one thing after the other; what is not possible now is left out. Answers the secrets that were told. */
async function play(names: readonly string[]): Promise<string[]> {
  const stage = await scene();
  const secrets: string[] = [];
  for (const name of names) {
    const secret = `Zwischenton${randomBytes(6).toString('hex')}`;
    secrets.push(secret);
    app.clock.forward(7 * MINUTE);
    try {
      await ACTS[name]?.(stage, secret);
      done.set(name, (done.get(name) ?? 0) + 1);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
    await app.judge();
  }
  app.clock.forward(HOUR);
  await app.judge();
  await eventually('all mails', allSent, 20_000);
  return secrets;
}

/** A mail in every form in which somebody may read it: as sent, and unpacked with its header and its files. */
const textOf = ({ raw, mail }: SunkMailInFull) =>
  [
    raw.toString('latin1'),
    JSON.stringify(mail),
    ...(mail?.attachments ?? []).map(({ content }) => content.toString()),
  ].join();

async function mailsOutside(): Promise<SunkMailInFull[]> {
  const listed = sink.list().filter(({ envelopeTo }) => envelopeTo.some((address) => OUTSIDE.includes(address)));
  const mails = await Promise.all(listed.map(({ id }) => sink.get(id)));
  return mails.filter((mail) => mail !== null);
}

it('no mail to a customer holds what the team keeps to itself, whatever is done in whatever order', async () => {
  const order = fc.array(fc.constantFrom(...NAMES), { minLength: 4, maxLength: 14 });
  await fc.assert(
    fc.asyncProperty(order, async (names) => {
      const before = new Set((await mailsOutside()).map(({ id }) => id));
      const secrets = await play(names);
      const mails = (await mailsOutside()).filter(({ id }) => !before.has(id)).map(textOf);
      const told = [...secrets, ...TEAM_ADDRESSES].filter((secret) => mails.some((mail) => mail.includes(secret)));
      expect(told).toEqual([]);
    }),
    { numRuns: 8, endOnFailure: true, examples: [[ALL_OF_THEM]] },
  );
  expect(Object.keys(SECRET_ACTS).filter((name) => !done.has(name))).toEqual([]);
  expect((await mailsOutside()).length).toBeGreaterThan(20);
}, 240_000);
