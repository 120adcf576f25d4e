import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casesContract } from '#capabilities/cases/contract.ts';
import { conversationsContract } from '#capabilities/conversations/contract.ts';
import type { FileId } from '#kernel/ids.ts';
import { SERVICES } from '#tests/harness/index.ts';
import type { Asker } from './kit/askers.ts';
import { ENDPOINTS, inputSchema, type NamedEndpoint } from './kit/endpoints.ts';
import { comparable } from './kit/requests.ts';
import { isGranted } from './kit/sight.ts';
import { MARK } from './kit/stages.ts';
import { openWorld, type World } from './kit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.stop());

const NEVER = '019a0000-0000-7000-8000-00000000beef';

const LISTS = ENDPOINTS.filter(({ endpoint }) => endpoint.method === 'GET' && !endpoint.path.includes('{'));

/** Every view that a list offers, and a search for the word that stands in hidden cases. */
function viewsOf(named: NamedEndpoint): Record<string, string>[] {
  const { properties = {} } = inputSchema(named, 'query');
  const words = 'q' in properties ? { q: MARK } : {};
  const chosen = Object.entries(properties).flatMap(([name, { enum: values = [] }]) =>
    values.map((value) => ({ ...words, [name]: String(value) })),
  );
  return chosen.length > 0 ? chosen : [words];
}

async function allListsAs(asker: Asker): Promise<Record<string, string>> {
  const seen: Record<string, string> = {};
  for (const named of LISTS.filter((one) => isGranted(asker, one))) {
    for (const query of viewsOf(named)) {
      const answer = await world.ask(asker, named, { query });
      seen[`${named.name} ${new URLSearchParams(query)}`] = comparable(answer);
    }
  }
  return seen;
}

describe('no list, count or search moves when something hidden is added', () => {
  it.each(['dora', 'luc', 'femi', 'pia', 'stranger'] as const)('for %s', async (asker) => {
    const before = await allListsAs(asker);
    await world.hand.waiting();
    await world.hand.promised();
    const after = await allListsAs(asker);
    expect(after).toEqual(before);
    expect(Object.values(after).join()).not.toContain(MARK);
  });
});

describe('a file that is hidden looks like one that never was', () => {
  it('to whoever may not read what it hangs on', async () => {
    const [attached, loose] = [await attachedFile(), await uploadedFile()];
    const content = (id: string) => `/api/v1/files/${id}/content`;
    expect((await world.send('maria', { method: 'GET', path: content(attached) })).status).toBe(200);
    expect((await world.send('ayse', { method: 'GET', path: content(attached) })).status).toBe(200);
    const put = { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: Buffer.from('door') };
    for (const asker of ['stranger', 'token', 'dora', 'luc', 'femi', 'pia'] as const) {
      for (const id of [attached, loose]) {
        for (const request of [{ method: 'GET' }, put]) {
          const hidden = comparable(await world.send(asker, { ...request, path: content(id) }));
          const absent = comparable(await world.send(asker, { ...request, path: content(NEVER) }));
          expect({ asker, answer: hidden }).toEqual({ asker, answer: absent });
        }
      }
    }
  });
});

async function uploadedFile(): Promise<FileId> {
  const maria = await world.app.as('maria');
  const body = { name: 'door.txt', mediaType: 'text/plain', size: 4 };
  const { fileId, upload } = await maria(conversationsContract.endpoints.announceFile, { body });
  const headers = { 'content-type': 'application/octet-stream' };
  await world.send('maria', { method: 'PUT', path: upload, headers, body: Buffer.from('door') });
  return fileId;
}

async function attachedFile(): Promise<FileId> {
  const maria = await world.app.as('maria');
  const fileIds = [await uploadedFile()];
  const body = { text: 'The door looks like this.', serviceId: SERVICES.rooms, fileIds };
  await maria(casesContract.endpoints.ask, { body });
  const [fileId] = fileIds;
  if (!fileId) throw new Error('No file was uploaded.');
  return fileId;
}
