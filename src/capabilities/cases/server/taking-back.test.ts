import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '#kernel/ids.ts';
import { HOUR, MINUTE, toIso } from '#kernel/time.ts';
import { PEOPLE, SERVICES, startTestApp, TEAMS, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, assign, attribution, caseHistory, change, getCase, reply, setNowLine, take, takeBack, wait, writeToUs } =
  casesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

async function asked(): Promise<{ caseId: CaseId }> {
  const maria = await app.as('maria');
  const { id } = await maria(ask, { body: { text: 'The gate stays shut.', serviceId: SERVICES.rooms } });
  return { caseId: id };
}

describe('the last change of a case', () => {
  it('that was taken is nobody’s again, with its promises where they lay', async () => {
    const [params, ayse] = [await asked(), await app.as('ayse')];
    const before = await ayse(getCase, { params });
    const taken = await ayse(take, { params });
    expect(taken).toMatchObject({ owner: { name: PEOPLE.ayse.name }, mayTakeBack: true });
    const back = await ayse(takeBack, { params });
    expect(back).toMatchObject({ owner: null, assignee: null, state: before.state, mayTake: true, mayTakeBack: false });
    const promisors = (of: typeof back) => of.promises.map(({ id, promisor }) => ({ id, promisor }));
    expect(promisors(back)).toEqual(promisors(before));
    expect(back.nextPromise).toEqual(before.nextPromise);
    const { items } = await ayse(caseHistory, { params });
    expect(items.at(-1)?.kind).toBe('case.taken-back');
    await expect(ayse(takeBack, { params })).rejects.toMatchObject({ code: 'case.moved-on', status: 409 });
  });

  it('brings back the now line as it was, with its age', async () => {
    const [params, ayse] = [await asked(), await app.as('ayse')];
    const { now } = await ayse(setNowLine, { params, body: { text: 'Ayse is at the gate' } });
    app.clock.forward(5 * MINUTE);
    await ayse(setNowLine, { params, body: { text: 'Ayse oils the hinge' } });
    expect((await ayse(takeBack, { params })).now).toEqual(now);
  });

  it('brings a case back that went to a team whose cases one cannot read', async () => {
    const [params, tom] = [await asked(), await app.as('tom')];
    const { team } = await tom(getCase, { params });
    await tom(assign, { params, body: { teamId: TEAMS.field } });
    expect((await tom(takeBack, { params })).team).toEqual(team);
  });

  it('is one’s own, and nothing came after it', async () => {
    const [params, ayse, tom, maria] = [
      await asked(),
      await app.as('ayse'),
      await app.as('tom'),
      await app.as('maria'),
    ];
    await ayse(take, { params });
    expect((await tom(getCase, { params })).mayTakeBack).toBe(false);
    await expect(tom(takeBack, { params })).rejects.toMatchObject({ code: 'case.moved-on' });
    await maria(writeToUs, { params, body: { text: 'Still shut.' } });
    await expect(ayse(takeBack, { params })).rejects.toMatchObject({ code: 'case.moved-on' });
  });

  it('is not taken back where it moved a promise, or told the customer something', async () => {
    const [params, ayse] = [await asked(), await app.as('ayse')];
    const { version } = await ayse(take, { params });
    expect((await ayse(change, { params, body: { priority: 'P1' }, ifMatch: version })).mayTakeBack).toBe(false);
    const next = { follow: 'next-word', by: toIso(app.clock.now() + HOUR) } as const;
    await ayse(reply, { params, body: { text: 'I look at it.', next } });
    expect((await ayse(getCase, { params })).mayTakeBack).toBe(false);
    const body = { reason: 'customer-input', question: 'Which gate?' } as const;
    expect((await ayse(wait, { params, body })).mayTakeBack).toBe(false);
  });

  it('counts as if it had never been, where it is told who had the case', async () => {
    const [params, ayse] = [await asked(), await app.as('ayse')];
    await ayse(take, { params });
    app.clock.forward(MINUTE);
    await ayse(wait, { params, body: { reason: 'third-party', question: 'A new lock' } }).catch(() => undefined);
    const held = async () => (await ayse(attribution, { params })).attribution?.held.map(({ kind }) => kind);
    const before = await held();
    await ayse(assign, { params, body: { assigneeId: null } });
    app.clock.forward(10 * MINUTE);
    await ayse(takeBack, { params });
    expect(await held()).toEqual(before);
  });
});
