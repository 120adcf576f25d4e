import { afterAll, beforeAll, expect, it } from 'vitest';
import { noticesContract } from '#capabilities/notices/contract.ts';
import type { CaseId } from '#kernel/ids.ts';
import { PEOPLE, type PersonName, SERVICES, startTestApp, TEAMS, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, assign, caseReaders, listNotes, take, writeNote } = casesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ parts: { worker: true } });
});
afterAll(() => app.stop());

async function taken(): Promise<{ caseId: CaseId }> {
  const [maria, ayse] = [await app.as('maria'), await app.as('ayse')];
  const { id } = await maria(ask, { body: { text: 'Room 4 shows nothing.', serviceId: SERVICES.rooms } });
  const params = { caseId: id };
  await ayse(take, { params });
  return params;
}

async function mentionsOf(name: PersonName) {
  const call = await app.as(name);
  const { items } = await call(noticesContract.endpoints.listNotices, {});
  return items.filter(({ news }) => news.kind === 'mentioned');
}

it('a note names colleagues, who are told of it once with the reason; its writer is not', async () => {
  const [params, ayse] = [await taken(), await app.as('ayse')];
  const readers = (await ayse(caseReaders, { params })).items.map(({ id }) => id);
  expect(readers).toContain(PEOPLE.jan.id);
  expect(readers).not.toContain(PEOPLE.ayse.id);
  expect(readers).not.toContain(PEOPLE.maria.id);
  const mentions = [PEOPLE.jan.id, PEOPLE.jan.id, PEOPLE.ayse.id];
  const text = `@${PEOPLE.jan.name}: you know this screen.`;
  await ayse(writeNote, { params, body: { text, mentions } });
  const { items } = await ayse(listNotes, { params });
  expect(items.at(-1)?.mentioned).toEqual([{ id: PEOPLE.jan.id, name: PEOPLE.jan.name }]);
  await expect.poll(() => mentionsOf('jan'), { timeout: 10_000 }).toHaveLength(1);
  const [notice] = await mentionsOf('jan');
  expect(notice).toMatchObject({ read: false, news: { kind: 'mentioned', by: PEOPLE.ayse.name, words: text } });
  expect(notice?.href).toMatch(/^\/desk\/case\/\d+$/);
  expect(await mentionsOf('ayse')).toEqual([]);
});

it('nobody is named who may not read the case, and the note is not written then', async () => {
  const [params, ayse] = [await taken(), await app.as('ayse')];
  const tom = await app.as('tom');
  await tom(assign, { params, body: { assigneeId: null, teamId: TEAMS.desk } });
  const readers = (await ayse(caseReaders, { params })).items.map(({ id }) => id);
  expect(readers).toContain(PEOPLE.jan.id);
  expect(readers).not.toContain(PEOPLE.femi.id);
  for (const { id } of [PEOPLE.femi, PEOPLE.maria]) {
    const written = ayse(writeNote, { params, body: { text: 'You know this.', mentions: [id] } });
    await expect(written).rejects.toMatchObject({ code: 'case.mentioned-cannot-read', status: 422 });
  }
  expect((await ayse(listNotes, { params })).items).toEqual([]);
});
