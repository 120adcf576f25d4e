import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromIso, HOUR, MINUTE, toIso } from '#kernel/time.ts';
import { type PersonName, SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, cancel, caseHistory, caseStory, getCase, merge, promiseCallback, reply, take } = casesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

async function asked(by: PersonName, text: string) {
  const customer = await app.as(by);
  const { id } = await customer(ask, { body: { text, serviceId: SERVICES.rooms, urgency: 'high' } });
  return { caseId: id };
}

async function detail(params: { caseId: string }) {
  const ayse = await app.as('ayse');
  return ayse(getCase, { params });
}

const owedOf = ({ promises }: Awaited<ReturnType<typeof detail>>, kinds: readonly string[]) =>
  promises.filter(({ kind, state }) => kinds.includes(kind) && state === 'running');

/** Luc’s duplicate, asked half an hour before Maria’s case, which Ayse has answered. */
async function twoCases() {
  const ayse = await app.as('ayse');
  const duplicate = await asked('luc', 'The screen in room 4 is black.');
  app.clock.forward(30 * MINUTE);
  const survivor = await asked('maria', 'Room 4 shows nothing.');
  await ayse(take, { params: survivor });
  const by = toIso(app.clock.now() + 3 * HOUR);
  await ayse(reply, { params: survivor, body: { text: 'I look at it.', next: { follow: 'next-word', by } } });
  const { number } = await detail(survivor);
  return { ayse, duplicate, survivor, number };
}

describe('a duplicate', () => {
  it('leaves its earlier due moments to the case that goes on, and nobody waits longer than they were told', async () => {
    const { ayse, duplicate, survivor, number } = await twoCases();
    const [before, after] = [await detail(duplicate), await detail(survivor)];
    const fix = (one: typeof before) => owedOf(one, ['resolve'])[0]?.due ?? '';
    expect(fromIso(fix(before))).toBeLessThan(fromIso(fix(after)));
    const word = owedOf(before, ['first-response'])[0]?.due;
    const goesOn = await ayse(merge, { params: duplicate, body: { into: number } });
    expect(goesOn).toMatchObject({ id: survivor.caseId, unanswered: true });
    expect(owedOf(goesOn, ['resolve'])).toMatchObject([
      { due: fix(before), promisor: { person: { name: 'Ayse Yildiz' } } },
    ]);
    expect(owedOf(goesOn, ['first-response', 'next-update'])).toMatchObject([{ due: word }]);
    expect(goesOn.promises.filter(({ state }) => state === 'superseded')).toHaveLength(2);
    const ended = await detail(duplicate);
    expect(ended).toMatchObject({ state: 'cancelled', mergedInto: { id: survivor.caseId, number } });
    expect(ended.promises.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
  });

  it('keeps what is due later out of the way, and carries over what has no counterpart', async () => {
    const { ayse, duplicate, survivor } = await twoCases();
    const due = toIso(app.clock.now() + 2 * HOUR);
    await ayse(promiseCallback, { params: survivor, body: { kind: 'callback', due, text: 'I call you.' } });
    const { number } = await detail(duplicate);
    const before = await detail(duplicate);
    const goesOn = await ayse(merge, { params: survivor, body: { into: number } });
    expect(owedOf(goesOn, ['resolve'])).toEqual(owedOf(before, ['resolve']));
    expect(owedOf(goesOn, ['callback'])).toMatchObject([{ due, text: 'I call you.' }]);
  });

  it('leads whoever asked to the case that goes on, and tells both histories', async () => {
    const { ayse, duplicate, survivor, number } = await twoCases();
    await ayse(merge, { params: duplicate, body: { into: number } });
    const luc = await app.as('luc');
    expect(await luc(caseStory, { params: survivor })).toMatchObject({ number });
    const theirs = await luc(caseStory, { params: duplicate });
    expect(theirs.history.find(({ kind }) => kind === 'case.merged')?.params).toEqual({ into: number });
    const { items } = await ayse(caseHistory, { params: survivor });
    const { number: other } = await detail(duplicate);
    expect(items.find(({ kind }) => kind === 'case.merged-in')?.params).toMatchObject({ number: other });
  });

  it('is of the same customer, open, another one, and within reach', async () => {
    const { ayse, duplicate, survivor, number } = await twoCases();
    const south = await asked('dora', 'The screen is black.');
    const into = { into: number };
    const refused = (caseId: string, body = into) => expect(ayse(merge, { params: { caseId }, body })).rejects;
    await refused(south.caseId).toMatchObject({ code: 'case.other-account' });
    await refused(survivor.caseId).toMatchObject({ code: 'case.same-case' });
    await refused(duplicate.caseId, { into: 99_999_999 }).toMatchObject({ status: 404 });
    await refused(crypto.randomUUID()).toMatchObject({ status: 404 });
    const femi = await app.as('femi');
    await expect(femi(merge, { params: duplicate, body: into })).rejects.toMatchObject({ status: 404 });
    await ayse(cancel, { params: duplicate, body: { ground: 'requester', reason: 'Works.' } });
    await refused(duplicate.caseId).toMatchObject({ code: 'case.merge-needs-open-cases' });
  });
});
