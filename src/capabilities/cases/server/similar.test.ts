import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PEOPLE, type PersonName, SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, reply, similarCases, similarToCase, take } = casesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

async function asked(by: PersonName, subject: string) {
  const customer = await app.as(by);
  const body = { text: 'Please see above.', subject, serviceId: SERVICES.rooms };
  return customer(ask, { body });
}

async function solved(by: PersonName, subject: string, how: string) {
  const known = await asked(by, subject);
  const ayse = await app.as('ayse');
  await ayse(take, { params: { caseId: known.id } });
  await ayse(reply, { params: { caseId: known.id }, body: { text: how, next: { follow: 'resolves' } } });
  return known;
}

describe('solved cases about the same', () => {
  it('are found by the words of the subject, those with most of them first, with how they were solved', async () => {
    const two = await solved('luc', 'VPN token of the tablet', 'We sent a new token.');
    const three = await solved('dora', 'VPN token expired again', 'We synchronised the clock.');
    await solved('luc', 'The chair squeaks', 'We oiled it.');
    const open = await asked('maria', 'My VPN token has expired');
    const ayse = await app.as('ayse');
    const { items } = await ayse(similarToCase, { params: { caseId: open.id } });
    expect(items.map((item) => item.case.number)).toEqual([three.number, two.number]);
    expect(items.map(({ words }) => words)).toEqual([
      ['VPN', 'token', 'expired'],
      ['VPN', 'token'],
    ]);
    expect(items[0]?.said).toMatchObject({ text: 'We synchronised the clock.', by: 'Ayse Yildiz' });
  });

  it('are of those that the asker may read, and not the case itself', async () => {
    const open = await asked('maria', 'Quokka on the projector');
    const ayse = await app.as('ayse');
    expect((await ayse(similarToCase, { params: { caseId: open.id } })).items).toEqual([]);
    await solved('maria', 'Quokka on the projector', 'We caught it.');
    expect((await ayse(similarToCase, { params: { caseId: open.id } })).items).toHaveLength(1);
    const femi = await app.as('femi');
    const theirs = { q: 'Quokka on the projector', show: 'solved' } as const;
    expect((await femi(similarCases, { query: theirs })).items).toEqual([]);
    await expect(femi(similarToCase, { params: { caseId: open.id } })).rejects.toMatchObject({ status: 404 });
  });
});

describe('open cases that may be the same matter', () => {
  it('are of one customer, and who asks has theirs first', async () => {
    const colleague = await asked('luc', 'The lift to the cellar is stuck');
    const own = await asked('maria', 'Lift stuck in the cellar');
    await asked('dora', 'Lift stuck in the cellar');
    await solved('maria', 'Lift stuck in the cellar', 'It moves.');
    const ayse = await app.as('ayse');
    const query = { q: 'lift is stuck, somebody in the cellar', requesterId: PEOPLE.maria.id };
    const { items } = await ayse(similarCases, { query });
    expect(items.map((item) => item.case.number)).toEqual([own.number, colleague.number]);
    expect(items[0]?.words).toEqual(['lift', 'stuck', 'cellar']);
    expect((await ayse(similarCases, { query: { q: 'the and of' } })).items).toEqual([]);
  });
});
