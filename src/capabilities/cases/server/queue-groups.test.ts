import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR, toIso } from '#kernel/time.ts';
import { PEOPLE, SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, groupCases, listCases, reply, take } = casesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  const [maria, ayse, jan] = await Promise.all([app.as('maria'), app.as('ayse'), app.as('jan')]);
  for (let n = 0; n < 7; n += 1) {
    const serviceId = n === 5 ? SERVICES.scanners : SERVICES.rooms;
    const { id: caseId } = await maria(ask, { body: { text: `Case ${n}.`, serviceId } });
    if (n < 2) await ayse(take, { params: { caseId } });
    else if (n < 5) await jan(take, { params: { caseId } });
    if (n === 4) {
      const next = { follow: 'next-word', by: toIso(app.clock.now() + HOUR) } as const;
      await jan(reply, { params: { caseId }, body: { text: 'Soon.', next } });
    }
    app.clock.forward(60_000);
  }
});
afterAll(() => app.stop());

async function all(inGroups: string, limit: number) {
  const grace = await app.as('grace');
  const found = [];
  let cursor: string | null = null;
  do {
    const page: { items: readonly { owner: { name: string } | null; subject: string }[]; next: string | null } =
      await grace(listCases, {
        query: { groupBy: 'owner', inGroups, limit, ...(cursor === null ? {} : { cursor }) },
      });
    found.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return found.map(({ owner, subject }) => `${owner?.name ?? 'nobody'}: ${subject}`);
}

describe('a view under headings', () => {
  it('has a heading for each, nobody first and then by name, with how many stand there', async () => {
    const grace = await app.as('grace');
    const { items } = await grace(groupCases, { query: { groupBy: 'owner' } });
    expect(items).toEqual([
      { key: 'none', name: null, count: 2 },
      { key: PEOPLE.ayse.id, name: 'Ayse Yildiz', count: 2 },
      { key: PEOPLE.jan.id, name: 'Jan Kowalczyk', count: 3 },
    ]);
    const narrowed = await grace(groupCases, { query: { groupBy: 'owner', serviceId: SERVICES.rooms } });
    expect(narrowed.items.map(({ count }) => count)).toEqual([1, 2, 3]);
    const states = await grace(groupCases, { query: { groupBy: 'state' } });
    expect(states.items.map(({ key, count }) => [key, count])).toEqual([
      ['new', 2],
      ['triaged', 4],
      ['in-progress', 1],
    ]);
  });

  it('is read page by page in that order, next promise first under each', async () => {
    const inGroups = `none,${PEOPLE.ayse.id},${PEOPLE.jan.id}`;
    const inOne = await all(inGroups, 200);
    expect(inOne).toHaveLength(7);
    expect(inOne.map((line) => line.split(':')[0])).toEqual([
      ...Array(2).fill('nobody'),
      ...Array(2).fill('Ayse Yildiz'),
      ...Array(3).fill('Jan Kowalczyk'),
    ]);
    for (const limit of [1, 2, 3]) expect(await all(inGroups, limit)).toEqual(inOne);
    expect(await all(PEOPLE.jan.id, 2)).toEqual(inOne.slice(4));
  });

  it('takes no key that can be none', async () => {
    const grace = await app.as('grace');
    for (const inGroups of ['', 'x', 'P1', `${PEOPLE.jan.id},`]) {
      const asked = grace(listCases, { query: { groupBy: 'owner', inGroups } });
      await expect(asked).rejects.toMatchObject({ status: 422, code: 'queue.unknown-group' });
    }
    const nobodys = grace(listCases, { query: { groupBy: 'service', inGroups: 'none' } });
    await expect(nobodys).rejects.toMatchObject({ status: 422 });
  });

  it('shows open cases alone', async () => {
    const grace = await app.as('grace');
    const closed = grace(groupCases, { query: { groupBy: 'owner', show: 'closed' } });
    await expect(closed).rejects.toMatchObject({ code: 'queue.only-open-grouped' });
  });
});

describe('a view', () => {
  const subjects = async (query: object) => {
    const grace = await app.as('grace');
    return (await grace(listCases, { query })).items.map(({ subject }) => subject);
  };

  it('comes newest first where that is asked for, and page by page', async () => {
    const newest = await subjects({ order: 'newest' });
    expect(newest).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `Case ${n}.`));
    const grace = await app.as('grace');
    const first = await grace(listCases, { query: { order: 'newest', limit: 4 } });
    const rest = await grace(listCases, { query: { order: 'newest', limit: 4, cursor: first.next ?? '' } });
    expect([...first.items, ...rest.items].map(({ subject }) => subject)).toEqual(newest);
  });

  it('begins with who has waited longest for a word from us', async () => {
    expect((await subjects({ order: 'quiet' })).slice(0, 4)).toEqual(['Case 0.', 'Case 1.', 'Case 2.', 'Case 3.']);
  });

  it('is narrowed to an owner, to nobody, a state, a priority', async () => {
    expect(await subjects({ ownerId: PEOPLE.ayse.id })).toHaveLength(2);
    expect(await subjects({ ownerId: 'none' })).toHaveLength(2);
    expect(await subjects({ teamId: 'none' })).toHaveLength(0);
    expect(await subjects({ state: 'new' })).toHaveLength(2);
    expect(await subjects({ priority: 'P1' })).toHaveLength(0);
  });
});
