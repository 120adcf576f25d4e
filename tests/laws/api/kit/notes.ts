import { casesContract } from '#capabilities/cases/contract.ts';
import { conversationsContract } from '#capabilities/conversations/contract.ts';
import type { CaseId, FileId } from '#kernel/ids.ts';
import { HOUR, toIso } from '#kernel/time.ts';
import { type PersonName, SERVICES } from '#tests/harness/index.ts';
import type { World } from './world.ts';

const { ask, reply, take, writeNote, writeToUs } = casesContract.endpoints;

/** Stands in every team note of the law: in its words, in the name of its file, and in the file. */
export const CANARY = 'Zwischenton7431';

async function teamFile({ app, send }: World): Promise<FileId> {
  const ayse = await app.as('ayse');
  const bytes = Buffer.from(`${CANARY} is what the plan says.`);
  const body = { name: `${CANARY}.txt`, mediaType: 'text/plain', size: bytes.length, audience: 'team' } as const;
  const { fileId, upload } = await ayse(conversationsContract.endpoints.announceFile, { body });
  await send('ayse', {
    method: 'PUT',
    path: upload,
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes,
  });
  return fileId;
}

/** The team notes something about a case, once in words and once with a file. */
export async function note(world: World, caseId: CaseId): Promise<void> {
  const ayse = await world.app.as('ayse');
  const params = { caseId };
  await ayse(writeNote, { params, body: { text: `${CANARY}: they were rude on the phone.` } });
  const fileIds = [await teamFile(world)];
  await ayse(writeNote, { params, body: { text: `See the plan, ${CANARY}.`, fileIds } });
}

/** Customers of two accounts ask, the desk takes their cases and answers by mail. */
export async function openCases(world: World): Promise<CaseId[]> {
  const names: readonly PersonName[] = ['maria', 'luc', 'dora'];
  return Promise.all(
    names.map(async (name) => {
      const [customer, ayse] = [await world.app.as(name), await world.app.as('ayse')];
      const { id } = await customer(ask, {
        body: { text: `The door of ${name} is stuck.`, serviceId: SERVICES.rooms },
      });
      await ayse(take, { params: { caseId: id } });
      await answer(world, id, 'We look at it.');
      return id;
    }),
  );
}

export async function answer({ app }: World, caseId: CaseId, text: string): Promise<void> {
  const ayse = await app.as('ayse');
  const next = { follow: 'next-word', by: toIso(app.clock.now() + HOUR) } as const;
  await ayse(reply, { params: { caseId }, body: { text, next } });
}

/** The whole way of a case after its notes: an answer, another question, the fix. */
export async function finish(world: World, caseIds: readonly CaseId[]): Promise<void> {
  const maria = await world.app.as('maria');
  const [first] = caseIds;
  for (const caseId of caseIds) await answer(world, caseId, 'The locksmith comes at ten.');
  if (first) await maria(writeToUs, { params: { caseId: first }, body: { text: 'And the window?' } });
  const ayse = await world.app.as('ayse');
  for (const caseId of caseIds) {
    await ayse(reply, { params: { caseId }, body: { text: 'It opens again.', next: { follow: 'resolves' } } });
  }
}
