import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casesContract } from '#capabilities/cases/contract.ts';
import { peopleContract } from '#capabilities/people/contract.ts';
import { promisesContract } from '#capabilities/promises/contract.ts';
import { type CaseId, PromiseId } from '#kernel/ids.ts';
import { DAY, HOUR, MINUTE, toIso } from '#kernel/time.ts';
import { PEOPLE, type PersonName, SERVICES, startTestApp, TEAMS, type TestApp } from '#tests/harness/index.ts';
import { callsContract } from '../contract.ts';
import { readably } from './number.ts';

const { ask, caseStory, getCase, merge, take, tryContact } = casesContract.endpoints;
const { fulfil } = promisesContract.endpoints;
const c = callsContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ parts: { worker: true } });
});
afterAll(() => app.stop());

let numbers = 0;
/** A number that nobody has called from yet. */
const newNumber = () => `+4930555${String(10_000 + ++numbers)}`;

async function tell(body: object, by: PersonName = 'ayse') {
  const caller = await app.as(by);
  return caller(c.tellCall, { body: { from: null, ...body } as never });
}

async function reached(name: PersonName, phone: string) {
  const person = await app.as(name);
  await person(peopleContract.endpoints.changeMe, { body: { phone } });
}

async function detail(caseId: CaseId) {
  return (await app.as('grace'))(getCase, { params: { caseId } });
}

const callbacksOf = ({ promises }: Awaited<ReturnType<typeof detail>>) =>
  promises.filter(({ kind }) => kind === 'callback');

const caseIdOf = ({ case: about }: Awaited<ReturnType<typeof tell>>) => {
  if (!about) throw new Error('The call led to no case that its teller may read.');
  return about.id;
};

async function asked(name: PersonName = 'dora'): Promise<CaseId> {
  const person = await app.as(name);
  return (await person(ask, { body: { text: 'The screen stays dark.', serviceId: SERVICES.rooms } })).id;
}

const openCalls = async (by: PersonName = 'ayse') => (await (await app.as(by))(c.openCalls, {})).items;

describe('a missed call', () => {
  test('of a number that nobody gave becomes a case of a guest who is called back', async () => {
    const from = newNumber();
    const calledAt = toIso(app.clock.now() - 10 * MINUTE);
    const taken = await tell({ from, calledAt, teamId: TEAMS.desk });
    expect(taken.caller).toEqual({ name: readably(from), known: false });
    const known = await detail(caseIdOf(taken));
    expect(known).toMatchObject({ subject: `Missed call from ${readably(from)}`, channel: 'phone', state: 'new' });
    expect(callbacksOf(known)).toMatchObject([{ state: 'running', due: taken.callBackBy }]);
    expect(known.requesterDetails).toMatchObject({ email: null, phone: readably(from) });
    const [owed] = (await openCalls()).filter(({ caseId }) => caseId === known.id);
    expect(owed).toMatchObject({
      from: { number: from, written: readably(from) },
      known: false,
      by: taken.callBackBy,
      calls: [{ at: calledAt, voicemail: false }],
    });
  });

  test('of somebody we know is theirs, however they wrote their number', async () => {
    await reached('maria', '030 / 987 65 43');
    const taken = await tell({ from: '+49 (0)30 9876543' });
    expect(taken.caller).toEqual({ name: PEOPLE.maria.name, known: true });
    const maria = await app.as('maria');
    const story = await maria(caseStory, { params: { caseId: caseIdOf(taken) } });
    expect(story.history.map(({ kind }) => kind)).toContain('call.missed');
    expect(story.promises.map(({ kind }) => kind)).toContain('callback');
    expect(story.next).toMatchObject({ kind: 'callback', by: taken.callBackBy });
  });

  test('joins the call that is owed already: counted, and promised once', async () => {
    const from = newNumber();
    const first = await tell({ from });
    app.clock.forward(MINUTE);
    const again = await tell({ from, voicemail: 'Please call me about the beamer.' });
    expect(again.case?.id).toBe(first.case?.id);
    expect(again.callBackBy).toBe(first.callBackBy);
    const known = await detail(caseIdOf(first));
    expect(callbacksOf(known)).toHaveLength(1);
    const [owed] = (await openCalls()).filter(({ caseId }) => caseId === known.id);
    expect(owed?.calls.map(({ voicemail }) => voicemail)).toEqual([false, true]);
    const ayse = await app.as('ayse');
    const { items } = await ayse(casesContract.endpoints.listMessages, { params: { caseId: known.id } });
    expect(items.map(({ text }) => text)).toEqual([
      `Missed call from ${readably(from)}`,
      'Please call me about the beamer.',
    ]);
  });

  test('counts once, however often it is told', async () => {
    const from = newNumber();
    const told = [await tell({ from, callId: 'pbx-1' }), await tell({ from, callId: 'pbx-1' })];
    expect(told[1]).toEqual(told[0]);
    const [owed] = (await openCalls()).filter(({ caseId }) => caseId === told[0]?.case?.id);
    expect(owed?.calls).toHaveLength(1);
  });

  test('is about the one case that its caller speaks of', async () => {
    await reached('dora', '+33 1 23 45 67 89');
    const caseId = await asked();
    const taken = await tell({ from: '0033123456789', voicemail: 'It is still dark.' });
    expect(taken.case?.id).toBe(caseId);
    await asked();
    const second = await tell({ from: newNumber(), requesterId: PEOPLE.dora.id });
    expect(second.case?.id).not.toBe(caseId);
  });

  test('is returned by reaching them alone, and the next one is owed anew', async () => {
    const from = newNumber();
    const caseId = caseIdOf(await tell({ from, teamId: TEAMS.desk }));
    const ayse = await app.as('ayse');
    await ayse(take, { params: { caseId } });
    const promiseId = PromiseId.parse(callbacksOf(await detail(caseId))[0]?.id);
    const tried = await ayse(tryContact, { params: { caseId, promiseId }, body: { messageLeft: true } });
    expect(callbacksOf(tried)).toMatchObject([{ state: 'running' }]);
    await ayse(fulfil, { params: { promiseId }, body: {} });
    expect((await openCalls()).filter((one) => one.caseId === caseId)).toEqual([]);
    app.clock.forward(HOUR);
    const next = await tell({ from });
    expect(next.case?.id).toBe(caseId);
    expect(callbacksOf(await detail(caseId)).map(({ state }) => state)).toEqual(['kept', 'running']);
  });

  test('goes along when its case is merged, and comes back', async () => {
    await reached('luc', '+33 9 87 65 43 21');
    const survivor = await asked('luc');
    app.clock.forward(15 * DAY);
    const caseId = caseIdOf(await tell({ from: '+33987654321' }));
    expect(caseId).not.toBe(survivor);
    const { number } = await detail(survivor);
    const ayse = await app.as('ayse');
    await ayse(merge, { params: { caseId }, body: { into: number } });
    expect((await openCalls('grace')).find(({ from }) => from?.number === '+33987654321')?.caseId).toBe(survivor);
    await ayse(casesContract.endpoints.unmerge, { params: { caseId }, body: {} });
    expect((await openCalls('grace')).find(({ from }) => from?.number === '+33987654321')?.caseId).toBe(caseId);
  });

  test('of a hidden number is a case where something was left, and refused where nothing was', async () => {
    const taken = await tell({ voicemail: 'The lift is stuck.' });
    expect(taken).toMatchObject({ callBackBy: null, caller: { name: 'Hidden number', known: false } });
    const known = await detail(caseIdOf(taken));
    expect(known.subject).toBe('The lift is stuck');
    expect(known.promises.map(({ kind }) => kind)).toContain('first-response');
    expect(callbacksOf(known)).toEqual([]);
    await expect(tell({ from: 'anonymous' })).rejects.toMatchObject({ code: 'call.no-number' });
  });

  test('keeps its recording with the message', async () => {
    const recording = { name: 'voicemail.wav', mediaType: 'audio/wav', base64: Buffer.from('RIFF').toString('base64') };
    const caseId = caseIdOf(await tell({ from: newNumber(), recording }));
    const ayse = await app.as('ayse');
    const { items } = await ayse(casesContract.endpoints.listMessages, { params: { caseId } });
    expect(items[0]?.files).toMatchObject([{ name: 'voicemail.wav', size: 4 }]);
  });

  test('of somebody whom an agent names is returned at the number that they gave', async () => {
    await reached('maria', '030 / 987 65 43');
    const taken = await tell({ requesterId: PEOPLE.maria.id });
    expect(taken.callBackBy).not.toBeNull();
    expect((await openCalls()).find(({ caseId }) => caseId === taken.case?.id)?.from?.number).toBe('+49309876543');
    await expect(
      tell({ requesterId: PEOPLE.dora.id, from: newNumber(), teamId: PEOPLE.dora.id }),
    ).rejects.toMatchObject({
      code: 'case.team-unknown',
    });
  });

  test('is refused where it lies ahead, is long ago, or comes too often', async () => {
    const from = newNumber();
    const ahead = tell({ from, calledAt: toIso(app.clock.now() + HOUR) });
    await expect(ahead).rejects.toMatchObject({ code: 'call.ahead' });
    await expect(tell({ from, calledAt: toIso(app.clock.now() - 8 * DAY) })).rejects.toMatchObject({
      code: 'call.long-ago',
    });
    await app.sql(
      `insert into calls.missed_call (id, case_id, account_id, caller_id, called_at, recorded_at, told_by, settled_at)
       select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), $1, $1, $2, $1
       from generate_series(1, 240)`,
      [toIso(app.clock.now()), PEOPLE.jan.id],
    );
    await expect(tell({ from }, 'jan')).rejects.toMatchObject({ status: 429 });
  });
});

describe('a telephone system', () => {
  test('tells of calls with a token for that alone, and of a line it knows whose it is', async () => {
    const admin = await app.as('admin');
    const before = await admin(c.readCallSettings, {});
    const lines = [{ number: '030 5557000', teamId: TEAMS.desk }];
    const saved = await admin(c.changeCallSettings, { body: { country: 'DE', lines }, ifMatch: before.version });
    expect(saved).toMatchObject({ country: 'DE', lines });
    const stale = admin(c.changeCallSettings, { body: { country: 'FR', lines }, ifMatch: before.version });
    await expect(stale).rejects.toMatchObject({ status: 412 });
    const twice = admin(c.changeCallSettings, { body: { country: 'DE', lines: [...lines, ...lines] } });
    await expect(twice).rejects.toMatchObject({ code: 'call.line-twice' });
    const { secret } = await admin(peopleContract.endpoints.createToken, {
      body: { name: 'Telephone', scopes: ['call.tell'], expiresAt: toIso(app.clock.now() + 300 * DAY) },
    });
    const send = (path: string, body?: object) =>
      fetch(`${app.program.address}/api/v1${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
    const from = newNumber();
    const answer = await send('/calls', { from, to: '+49305557000', callId: 'a-1' });
    expect(answer.status).toBe(201);
    const { case: about } = callsContract.endpoints.tellCall.returns.parse(await answer.json());
    if (!about) throw new Error('The call led to no case.');
    expect((await detail(about.id)).team?.id).toBe(TEAMS.desk);
    for (const path of ['/calls/open', '/calls/settings', '/cases', '/me']) expect((await send(path)).status).toBe(403);
  });

  test('is nobody without its token, and no customer’s', async () => {
    const answer = await fetch(`${app.program.address}/api/v1/calls`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from: '+4930555' }),
    });
    expect(answer.status).toBe(401);
    await expect(tell({ from: newNumber() }, 'maria')).rejects.toMatchObject({ status: 403 });
  });
});
