import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseId } from '#kernel/ids.ts';
import { DAY } from '#kernel/time.ts';
import { startRecurring } from '#platform/recurring.ts';
import {
  ACCOUNTS,
  eventually,
  type PersonName,
  SERVICES,
  startTestApp,
  TEAMS,
  type TestApp,
} from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';
import { learnWordsJob } from './learn-words.ts';

const { ask, assign, cancel, reply, searchCases, take, writeNote } = casesContract.endpoints;

let app: TestApp;
let labels: CaseId;
let camera: CaseId;
let abroad: CaseId;
beforeAll(async () => {
  app = await startTestApp({ parts: { worker: true } });
  const body = { text: 'The label printer at dock 4 prints nothing since Tuesday.', serviceId: SERVICES.scanners };
  const [maria, luc, dora] = [await app.as('maria'), await app.as('luc'), await app.as('dora')];
  labels = (await maria(ask, { body })).id;
  app.clock.forward(90 * DAY);
  camera = (await luc(ask, { body: { text: 'Camera in the board room is black.', serviceId: SERVICES.rooms } })).id;
  abroad = (await dora(ask, { body: { text: 'The printer in the south is slow.', serviceId: SERVICES.scanners } })).id;
  await startRecurring(app.program.platform, [learnWordsJob]);
  await eventually('the words are learned', async () => (await idsOf('slo')).length === 1);
});
afterAll(() => app.stop());

type Query = Parameters<Awaited<ReturnType<TestApp['as']>>>[1] extends { query?: infer Q } ? Q : never;

async function found(q: string, more: Query & object = {}, who: PersonName = 'grace') {
  const client = await app.as(who);
  return client(searchCases, { query: { q, ...more } });
}

const idsOf = async (...given: Parameters<typeof found>) => (await found(...given)).items.map(({ id }) => id);

describe('a search at the desk', () => {
  test('finds words, beginnings while somebody types, other forms, phrases and numbers', async () => {
    expect(await idsOf('printer dock')).toEqual([labels]);
    expect(await idsOf('label pri')).toEqual([labels]);
    expect(await idsOf('labels printers')).toEqual([labels]);
    expect(await idsOf('"board room"')).toEqual([camera]);
    expect(await idsOf('"room board"')).toEqual([]);
    expect(await idsOf('printer -dock')).toEqual([abroad]);
    const [one] = (await found('camera')).items;
    expect(await idsOf(`#${one?.number}`)).toEqual([camera]);
    expect(await idsOf('!!!')).toEqual([]);
  });

  test('brings the newest first, and what a reply says too', async () => {
    expect(await idsOf('printer')).toEqual([abroad, labels]);
    const ayse = await app.as('ayse');
    await ayse(take, { params: { caseId: camera } });
    const text = 'The shutter over the lens was closed.';
    await ayse(reply, { params: { caseId: camera }, body: { text, next: { follow: 'resolves' } } });
    expect(await idsOf('shutter lens')).toEqual([camera]);
  });

  test('marks what it found, in the subject and in the message that has most of it', async () => {
    const [item] = (await found('printer tuesday')).items;
    expect(item?.marked.excerpt.filter((part) => part.found).map((part) => part.text)).toEqual(['printer', 'Tuesday']);
    expect(item?.excerpt).toContain('prints nothing since Tuesday');
  });

  test('understands a mistyped word once cases know it, and says what it searched for', async () => {
    const { items, meant } = await found('pritner');
    expect(items.map(({ id }) => id)).toEqual([abroad, labels]);
    expect(meant).toContain('printer');
  });

  test('keeps to what it is limited to', async () => {
    expect(await idsOf('printer', { serviceId: SERVICES.rooms })).toEqual([]);
    expect(await idsOf('printer', { accountId: ACCOUNTS.south })).toEqual([abroad]);
    expect(await idsOf('printer', { show: 'done' })).toEqual([]);
    await (await app.as('femi'))(cancel, {
      params: { caseId: abroad },
      body: { ground: 'requester', reason: 'It is quick again.' },
    });
    expect(await idsOf('printer', { show: 'done' })).toEqual([abroad]);
    expect(await idsOf('printer', { show: 'open' })).toEqual([labels]);
    expect(await idsOf('printer', { teamId: TEAMS.desk })).toEqual([]);
    await (await app.as('femi'))(assign, { params: { caseId: labels }, body: { teamId: TEAMS.desk } });
    expect(await idsOf('printer', { teamId: TEAMS.desk })).toEqual([labels]);
  });

  test('never finds what a person may not see, nor by a word of a team note', async () => {
    expect(await idsOf('printer', {}, 'ayse')).toEqual([labels]);
    expect(await idsOf('printer', {}, 'femi')).toEqual([abroad]);
    expect((await found('lable', {}, 'femi')).meant).toEqual([]);
    await (await app.as('grace'))(writeNote, { params: { caseId: camera }, body: { text: 'Quarrelsome xylophone.' } });
    expect(await idsOf('xylophone')).toEqual([]);
    await expect(found('printer', {}, 'maria')).rejects.toMatchObject({ status: 403 });
  });
});
