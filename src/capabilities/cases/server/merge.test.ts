import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromIso, HOUR, MINUTE, toIso } from '#kernel/time.ts';
import { type PersonName, SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const {
  ask,
  cancel,
  caseHistory,
  caseStory,
  getCase,
  listMessages,
  merge,
  previewMerge,
  promiseCallback,
  reply,
  take,
  unmerge,
  writeToUs,
} = casesContract.endpoints;

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

describe('before it is merged', () => {
  it('is told what goes along, what stands for it, and who follows, and nothing changes', async () => {
    const { ayse, duplicate, survivor, number } = await twoCases();
    const due = toIso(app.clock.now() + 2 * HOUR);
    await ayse(promiseCallback, { params: duplicate, body: { kind: 'callback', due, text: 'I call you.' } });
    const before = await detail(duplicate);
    const preview = await ayse(previewMerge, { params: duplicate, query: { into: number } });
    expect(preview.into.id).toBe(survivor.caseId);
    expect(preview.live).toBeNull();
    expect(preview.follows.map(({ name }) => name)).toEqual(['Luc Petit']);
    const fateOf = (kind: string) => preview.promises.find(({ promise }) => promise.kind === kind);
    expect(fateOf('callback')).toMatchObject({ fate: 'inherited', instead: null });
    expect(fateOf('resolve')).toMatchObject({ fate: 'inherited', instead: { kind: 'resolve' } });
    expect(await detail(duplicate)).toEqual(before);
    const other = ayse(previewMerge, { params: duplicate, query: { into: before.number } });
    await expect(other).rejects.toMatchObject({ code: 'case.same-case' });
  });
});

describe('a merger in error', () => {
  it('is undone: both go on as they were, each owing what it owed, due when it was', async () => {
    const { ayse, duplicate, survivor, number } = await twoCases();
    const [one, other] = [await detail(duplicate), await detail(survivor)];
    const dues = ({ promises }: typeof one) =>
      promises.filter(({ state }) => state === 'running').map(({ kind, due }) => [kind, due]);
    await ayse(merge, { params: duplicate, body: { into: number } });
    app.clock.forward(10 * MINUTE);
    const parted = await ayse(unmerge, { params: duplicate });
    expect(parted).toMatchObject({ state: one.state, mergedInto: null, closedAt: null });
    expect(dues(parted).toSorted()).toEqual(dues(one).toSorted());
    const goesOn = await detail(survivor);
    expect(goesOn.unanswered).toBe(other.unanswered);
    expect(dues(goesOn).toSorted()).toEqual(dues(other).toSorted());
    const luc = await app.as('luc');
    await expect(luc(caseStory, { params: survivor })).rejects.toMatchObject({ status: 404 });
    expect((await luc(caseStory, { params: duplicate })).history.at(-1)?.kind).toMatch(/unmerged|restored/);
    await expect(ayse(unmerge, { params: duplicate })).rejects.toMatchObject({ code: 'case.not-merged' });
    await ayse(merge, { params: duplicate, body: { into: number } });
    expect((await detail(duplicate)).mergedInto?.number).toBe(number);
  });

  it('leaves what was delivered meanwhile delivered, and owes a word where none is left', async () => {
    const { ayse, duplicate, survivor, number } = await twoCases();
    await ayse(merge, { params: duplicate, body: { into: number } });
    const by = toIso(app.clock.now() + 3 * HOUR);
    await ayse(reply, {
      params: survivor,
      body: { text: 'Both of you: fixed soon.', next: { follow: 'next-word', by } },
    });
    const parted = await ayse(unmerge, { params: duplicate });
    expect(owedOf(parted, ['first-response'])).toEqual([]);
    expect(owedOf(parted, ['next-update'])).toHaveLength(1);
    expect(owedOf(await detail(survivor), ['next-update'])).toMatchObject([{ due: by }]);
  });

  it('shows what was said in both meanwhile, marked with the number of the duplicate', async () => {
    const { ayse, duplicate, survivor, number } = await twoCases();
    await ayse(merge, { params: duplicate, body: { into: number } });
    const maria = await app.as('maria');
    await maria(writeToUs, { params: survivor, body: { text: 'Still black.' } });
    const { items } = await ayse(listMessages, { params: survivor });
    const theirs = (await detail(duplicate)).number;
    expect(items.map(({ text, mergedFrom }) => [text, mergedFrom])).toEqual([
      ['The screen in room 4 is black.', theirs],
      ['Room 4 shows nothing.', null],
      ['I look at it.', null],
      ['Still black.', null],
    ]);
  });
});
