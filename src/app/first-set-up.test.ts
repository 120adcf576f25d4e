import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calendarsContract } from '#capabilities/calendars/contract.ts';
import { casesContract } from '#capabilities/cases/contract.ts';
import { peopleContract } from '#capabilities/people/contract.ts';
import { emptyDatabase } from '#capabilities/people/testing/empty-database.ts';
import { type Call, caller } from '#kernel/call.ts';
import { HOUR, toIso } from '#kernel/time.ts';
import { eventually } from '#tests/harness/index.ts';
import { quietConfig, silentLog } from '#tests/harness/quiet.ts';
import { type Program, startProgram } from './program.ts';

const PASSWORD = 'correct horse battery staple';
const ADMIN = 'ann@marenholt.example';
const DESK = 'help@marenholt.example';

const { createPerson, installation, listAccounts, listTeams, me, setUp } = peopleContract.endpoints;
const { getCase, listCases, openCase, reply, take } = casesContract.endpoints;

let program: Program;
let admin: Call;
beforeAll(async () => {
  program = await startProgram({ ownerUrl: await emptyDatabase(), config: quietConfig(), log: silentLog() });
  const stranger = caller({ origin: program.address });
  expect(await stranger(installation, {})).toMatchObject({ needsSetUp: true });
  const body = { organisation: 'Marenholt', name: 'Ann Admin', email: ADMIN, password: PASSWORD, deskAddress: DESK };
  await stranger(setUp, { body: { ...body, timeZone: 'Europe/Berlin', language: 'de' } });
  admin = caller({ origin: program.address, headers: { cookie: await signIn() } });
});
afterAll(() => program.stop());

async function signIn(): Promise<string> {
  const answer = await fetch(`${program.address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: ADMIN, password: PASSWORD }),
  });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}

const inAnHour = () => ({ follow: 'next-word', by: toIso(Date.now() + HOUR) }) as const;

describe('who has set Evenkeel up', () => {
  test('leads a team and has an account, named in their language', async () => {
    expect(await admin(me, {})).toMatchObject({
      roles: ['admin', 'lead'],
      language: 'de',
      organisation: { name: 'Marenholt' },
    });
    const teams = await admin(listTeams, {});
    expect(teams.items).toMatchObject([{ name: 'Service-Desk', members: [{ name: 'Ann Admin', lead: true }] }]);
    const accounts = await admin(listAccounts, {});
    expect(accounts.items).toMatchObject([{ name: 'Marenholt', timeZone: 'Europe/Berlin' }]);
    const calendars = await admin(calendarsContract.endpoints.listCalendars, {});
    expect(calendars.items.map(({ name }) => name).sort()).toEqual(['Bürozeiten', 'Immer']);
  });

  test('opens a case for a customer, whose promises run, and replies', async () => {
    const [account] = (await admin(listAccounts, {})).items;
    const maria = await admin(createPerson, {
      body: { name: 'Maria Lopez', email: 'maria@marenholt.example', roles: ['customer'], accountId: account?.id },
    });
    const opened = await admin(openCase, {
      body: { requesterId: maria.id, subject: 'The scanner is dead', text: 'Since this morning.' },
    });
    expect(opened).toMatchObject({ team: { name: 'Service-Desk' }, owner: null });
    expect(opened.promises.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'first-response running',
      'resolve running',
    ]);
    const params = { caseId: opened.id };
    expect(await admin(take, { params })).toMatchObject({ owner: { name: 'Ann Admin' } });
    await admin(reply, { params, body: { text: 'We look at it now.', next: inAnHour() } });
    const now = await admin(getCase, { params });
    expect(now.promises.map(({ kind, state }) => `${kind} ${state}`)).toContain('first-response kept');
  });

  test('gets a case of a mail to the address of the desk', async () => {
    const transport = createTransport({ host: '127.0.0.1', port: program.smtpPort ?? 0, ignoreTLS: true });
    await transport.sendMail({
      from: 'Luc Petit <luc@far.example>',
      to: DESK,
      subject: 'No access',
      text: 'Since noon.',
    });
    transport.close();
    const found = await eventually('the mail is a case', async () => {
      const { items } = await admin(listCases, { query: { show: 'unowned' } });
      return items.find(({ subject }) => subject === 'No access');
    });
    expect(found).toMatchObject({ team: { name: 'Service-Desk' }, requester: { name: 'Luc Petit' } });
  });
});
