import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawMail, runJob, sendTo } from '#capabilities/conversations/testing/mail-desk.ts';
import { CaseId } from '#kernel/ids.ts';
import { MINUTE } from '#kernel/time.ts';
import { DESK_ADDRESS, jobs, PEOPLE, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, caseStory, getCase } = casesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ parts: { intake: true } });
});
afterAll(() => app.stop());

interface Outcome {
  readonly state: string;
  readonly reason: string;
  readonly subject_id: string;
}

let mails = 0;

/** What became of a mail from this address. */
async function mailFrom(address: string): Promise<Outcome | undefined> {
  app.clock.forward(MINUTE);
  mails += 1;
  const heads = [
    `From: ${address}`,
    `To: ${DESK_ADDRESS}`,
    'Subject: My screen',
    `Message-ID: <own-${mails}@client.example>`,
  ];
  const raw = rawMail(heads, 'My own screen stays dark.');
  await sendTo(app.program.smtpPort ?? 0, { envelope: { from: address, to: [DESK_ADDRESS] }, raw });
  const [waiting] = await app.sql<{ id: string }>(`select id from conversations.inbound_mail where state = 'waiting'`);
  const platform = app.program.platform;
  await runJob({ jobs: jobs.JOBS, platform }, 'conversations.take-in-mail', { inboundMailId: waiting?.id });
  const [row] = await app.sql<Outcome>('select * from conversations.inbound_mail where id = $1', [waiting?.id]);
  return row;
}

const accountOf = async (caseId: string) =>
  (
    await app.sql<{ name: string }>(
      'select a.name from cases."case" c join people.account a on a.id = c.account_id where c.id = $1',
      [caseId],
    )
  )[0]?.name;

describe('somebody who works here and needs help', () => {
  it('writes a mail, and the case is the organisation’s own, in one account for all of them', async () => {
    const first = await mailFrom(PEOPLE.ayse.email);
    const second = await mailFrom(PEOPLE.grace.email);
    expect(first).toMatchObject({ state: 'case', reason: 'from-the-team' });
    expect(second).toMatchObject({ state: 'case', reason: 'from-the-team' });
    expect(await accountOf(first?.subject_id ?? '')).toBe('Harbour Service');
    expect(await app.sql(`select id from people.account where name = 'Harbour Service'`)).toHaveLength(1);
  });

  it('reads its story like any customer, and the desk works on it like on any case', async () => {
    const params = { caseId: CaseId.parse((await mailFrom(PEOPLE.ayse.email))?.subject_id) };
    expect(await (await app.as('ayse'))(caseStory, { params })).toMatchObject({ subject: 'My screen' });
    expect(await (await app.as('jan'))(getCase, { params })).toMatchObject({ requester: { name: PEOPLE.ayse.name } });
  });

  it('asks in the portal as well', async () => {
    const story = await (await app.as('jan'))(ask, { body: { text: 'I need a second screen.' } });
    expect(await accountOf(story.id)).toBe('Harbour Service');
  });

  it('waits for a person when they belong to a provider, whom nobody here serves', async () => {
    await app.sql(
      `insert into people.provider (id, name, created_at) values ('20000000-0000-4000-8000-000000000001', 'Reseller', now())`,
    );
    await app.sql(
      `update people.person set roles = '{provider}', provider_id = '20000000-0000-4000-8000-000000000001' where id = $1`,
      [PEOPLE.femi.id],
    );
    expect(await mailFrom(PEOPLE.femi.email)).toMatchObject({
      state: 'quarantine',
      reason: 'case.requester-without-account',
    });
  });
});
