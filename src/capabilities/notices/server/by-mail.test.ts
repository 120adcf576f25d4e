import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { HOUR, MINUTE } from '#kernel/time.ts';
import { systemContext } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { type MailSink, startMailSink } from '#platform/mail/sink.ts';
import { eventually, jobs, PEOPLE, type PersonName, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { silentLog } from '#tests/harness/quiet.ts';
import { noticesContract } from '../contract.ts';
import type { News } from '../domain/index.ts';
import { giveNotices, type NewNotice } from './operations/give-notices.ts';

const { chooseMail, mailChoice, readNotices } = noticesContract.endpoints;
const ANY_TIME = { digestAt: ['08:00', '13:00'], quiet: null, quietWeekends: false };

let app: TestApp;
let sink: MailSink;
beforeAll(async () => {
  sink = await startMailSink({ host: '127.0.0.1', port: 0, log: silentLog() });
  app = await startTestApp({ parts: { worker: true }, config: { mailOut: `smtp://127.0.0.1:${sink.port}` } });
});
afterAll(async () => {
  await app.stop();
  await sink.close();
});

const half: News = { kind: 'promise-near', level: 50, promise: '', due: Date.UTC(2026, 10, 24, 12), as: 'owner' };

function about(personId: PersonId, topic: string, given: Partial<NewNotice> = {}): NewNotice {
  return { personId, topic, title: `About ${topic}`, href: '/desk/case/7', news: half, insists: true, ...given };
}

async function give(notices: readonly NewNotice[], by: PersonId | null = null): Promise<void> {
  const context = systemContext(app.program.platform, 'tests');
  await transaction(context, (tx) => giveNotices(tx, context, { id: context.newId(), by, notices }));
}

/** Lets time pass and the program do what it does each minute. */
async function pass(ms: number): Promise<void> {
  app.clock.forward(ms);
  const mail = jobs.RECURRING.find(({ kind }) => kind.name === 'notices.mail');
  await mail?.job.run(systemContext(app.program.platform, 'notices.mail'), {});
  await eventually('what was queued has left', async () => {
    const left = await app.sql(`select 1 from conversations.outbound_mail where state = 'queued'`);
    return left.length === 0;
  });
}

/** Oldest first. */
const mailsTo = (name: PersonName) =>
  sink
    .list()
    .filter(({ envelopeTo }) => envelopeTo.includes(PEOPLE[name].email))
    .toReversed();
const subjectsTo = (name: PersonName) => mailsTo(name).map(({ subject }) => subject);

const lastTo = async (name: PersonName) => sink.get(mailsTo(name).at(-1)?.id ?? '');
const lastTextTo = async (name: PersonName) => (await lastTo(name))?.mail?.text;

describe('notices by mail', () => {
  test('come as their person chose: at once to one, together to another, not to a third', async () => {
    const rhythms = { ayse: 'at-once', tom: 'digest', grace: 'none' } as const;
    for (const [name, rhythm] of Object.entries(rhythms) as [keyof typeof rhythms, 'at-once' | 'digest' | 'none'][]) {
      const choice = await (await app.as(name))(chooseMail, { body: { ...ANY_TIME, rhythm } });
      expect(choice).toMatchObject({ rhythm, address: PEOPLE[name].email });
    }
    const everybody = [PEOPLE.ayse.id, PEOPLE.tom.id, PEOPLE.grace.id];
    await give(everybody.flatMap((id) => [about(id, 'doors'), about(id, 'lamps')]));
    await pass(MINUTE);
    expect(subjectsTo('ayse')).toEqual(['Time is running: About doors, and 1 more notice']);
    expect(subjectsTo('tom')).toEqual([]);
    await pass(6 * HOUR);
    expect(subjectsTo('ayse')).toHaveLength(1);
    expect(subjectsTo('tom')).toHaveLength(1);
    expect(subjectsTo('grace')).toEqual([]);
  });

  test('name what happened, why, where it leads, and that a machine wrote', async () => {
    expect((await lastTo('ayse'))?.raw.toString()).toMatch(/^Auto-Submitted: auto-generated/m);
    const text = await lastTextTo('ayse');
    expect(text).toContain('Half of the time until');
    expect(text).toContain('You own it. If it gets tight, ask for help now.');
    expect(text).toContain('/desk/case/7');
    expect(text).toContain('/desk/notices');
  });

  test('are left out where they were read in the program, and where somebody is told of what they did', async () => {
    const before = mailsTo('ayse').length;
    await give([about(PEOPLE.ayse.id, 'read')]);
    await (await app.as('ayse'))(readNotices, { body: {} });
    await give([about(PEOPLE.ayse.id, 'own')], PEOPLE.ayse.id);
    await pass(10 * MINUTE);
    expect(mailsTo('ayse')).toHaveLength(before);
  });

  test('about one topic are one, and say the last of it', async () => {
    const before = mailsTo('ayse').length;
    await give([about(PEOPLE.ayse.id, 'gate')]);
    await give([about(PEOPLE.ayse.id, 'gate', { news: { ...half, level: 75 } })]);
    await pass(10 * MINUTE);
    expect(mailsTo('ayse')).toHaveLength(before + 1);
    expect(await lastTextTo('ayse')).toContain('Three quarters');
    await pass(10 * MINUTE);
    expect(mailsTo('ayse')).toHaveLength(before + 1);
    await give([about(PEOPLE.ayse.id, 'gate', { news: { ...half, kind: 'promise-broken' } })]);
    await pass(MINUTE);
    expect(subjectsTo('ayse').at(-1)).toBe('Promise broken: About gate');
  });

  test('wait through quiet hours, but for what presses', async () => {
    const tom = await app.as('tom');
    const clock = (ms: number) => new Date(app.clock.now() + ms).toISOString().slice(11, 16);
    const { timeZone } = await tom(mailChoice, {});
    expect(timeZone).toBe('Europe/Berlin');
    // Berlin's clocks are an hour ahead in November.
    const quiet = { from: clock(0), until: clock(3 * HOUR) };
    await tom(chooseMail, { body: { ...ANY_TIME, rhythm: 'at-once', quiet } });
    const before = mailsTo('tom').length;
    await give([about(PEOPLE.tom.id, 'later'), about(PEOPLE.tom.id, 'now', { news: { ...half, level: 90 } })]);
    await pass(10 * MINUTE);
    expect(subjectsTo('tom').slice(before)).toEqual(['Due soon: About now']);
    await pass(3 * HOUR);
    expect(subjectsTo('tom').slice(before)).toEqual(['Due soon: About now', 'Time is running: About later']);
  });

  test('never go to two for one: a second run at the same moment mails nothing', async () => {
    await give([about(PEOPLE.ayse.id, 'twice')]);
    app.clock.forward(10 * MINUTE);
    const before = mailsTo('ayse').length;
    await Promise.all([pass(0), pass(0)]);
    expect(mailsTo('ayse')).toHaveLength(before + 1);
  });
});
