import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PersonName, SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, caseHistory, caseStory, getCase, linkCases, listLinks, unlinkCases } = casesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

async function asked(by: PersonName, text: string) {
  const customer = await app.as(by);
  const { id, number } = await customer(ask, { body: { text, serviceId: SERVICES.rooms } });
  return { id, number };
}

async function pair() {
  const one = await asked('maria', 'The screen in room 4 is black.');
  const other = await asked('dora', 'Nothing on the screen of our room.');
  return { ayse: await app.as('ayse'), one, other, both: { caseId: one.id, otherId: other.id } };
}

describe('two cases that have to do with each other', () => {
  it('say so from either side, and the history of both tells who said it', async () => {
    const { ayse, one, other, both } = await pair();
    const { version } = await ayse(getCase, { params: { caseId: one.id } });
    const links = await ayse(linkCases, { params: both, body: { relation: 'caused-by' } });
    expect(links.items).toMatchObject([{ relation: 'caused-by', case: { number: other.number } }]);
    const there = await ayse(listLinks, { params: { caseId: other.id } });
    expect(there.items).toMatchObject([{ relation: 'causes', case: { number: one.number } }]);
    const linked = async (caseId: string) => {
      const { items } = await ayse(caseHistory, { params: { caseId } });
      return items.filter(({ kind }) => kind.endsWith('linked')).map(({ kind, params }) => [kind, params.relation]);
    };
    expect(await linked(one.id)).toEqual([['case.linked', 'caused-by']]);
    expect(await linked(other.id)).toEqual([['case.linked', 'causes']]);
    expect((await ayse(getCase, { params: { caseId: one.id } })).version).toBe(version);
  });

  it('stand to each other in one way: said again it is how they stand now, and told once', async () => {
    const { ayse, one, both } = await pair();
    await ayse(linkCases, { params: both, body: { relation: 'related' } });
    await ayse(linkCases, { params: both, body: { relation: 'related' } });
    const { items } = await ayse(linkCases, { params: both, body: { relation: 'follows-on' } });
    expect(items.map(({ relation }) => relation)).toEqual(['follows-on']);
    const history = await ayse(caseHistory, { params: { caseId: one.id } });
    expect(history.items.filter(({ kind }) => kind === 'case.linked')).toHaveLength(2);
  });

  it('are parted from either side', async () => {
    const { ayse, one, other, both } = await pair();
    await ayse(linkCases, { params: both, body: { relation: 'related' } });
    const there = { caseId: other.id, otherId: one.id };
    expect((await ayse(unlinkCases, { params: there })).items).toEqual([]);
    expect((await ayse(listLinks, { params: { caseId: one.id } })).items).toEqual([]);
    await ayse(unlinkCases, { params: there });
    const { items } = await ayse(caseHistory, { params: { caseId: one.id } });
    expect(items.filter(({ kind }) => kind === 'case.unlinked')).toHaveLength(1);
  });

  it('are two', async () => {
    const { ayse, one } = await pair();
    const itself = ayse(linkCases, { params: { caseId: one.id, otherId: one.id }, body: { relation: 'related' } });
    await expect(itself).rejects.toMatchObject({ code: 'case.link-to-itself' });
  });

  it('are both within reach of who links them, and of who is told', async () => {
    const { ayse, one, other, both } = await pair();
    const femi = await app.as('femi');
    const body = { relation: 'related' } as const;
    for (const otherId of [other.id, crypto.randomUUID()]) {
      const refused = femi(linkCases, { params: { caseId: one.id, otherId }, body });
      await expect(refused).rejects.toMatchObject({ status: 404 });
    }
    await ayse(linkCases, { params: both, body });
    await expect(femi(unlinkCases, { params: both })).rejects.toMatchObject({ status: 404 });
    await expect(femi(listLinks, { params: { caseId: one.id } })).rejects.toMatchObject({ status: 404 });
  });

  it('are nothing that their customers read', async () => {
    const { ayse, one, other, both } = await pair();
    await ayse(linkCases, { params: both, body: { relation: 'caused-by' } });
    const maria = await app.as('maria');
    const params = { caseId: one.id };
    await expect(maria(listLinks, { params })).rejects.toMatchObject({ status: 403 });
    expect(JSON.stringify(await maria(caseStory, { params }))).not.toContain(String(other.number));
  });
});
