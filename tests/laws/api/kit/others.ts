import { casesContract } from '#capabilities/cases/contract.ts';
import { conversationsContract } from '#capabilities/conversations/contract.ts';
import { PEOPLE } from '#tests/harness/index.ts';
import type { World } from './world.ts';

export interface Strangers {
  /** Ids, each with what it is of, that must not work in a field of this path. */
  notFor(path: readonly string[]): readonly (readonly [what: string, id: string])[];
}

/** Fields in which a customer stands rightly. */
const CUSTOMERS = new Set(['requesterId']);
/** Fields in which the case of any customer stands rightly, for whoever may read it. */
const CASES_OF_ANYBODY = new Set(['caseId', 'parentId']);
const isPerson = (field: string) => /(person|requester|assignee)Id$/.test(field);

/** Makes things of another account's customer: a case, a message, an uploaded file. */
export async function strangersThings({ app, send }: World): Promise<Strangers> {
  const dora = await app.as('dora');
  const story = await dora(casesContract.endpoints.ask, { body: { text: 'The southern gate is stuck.' } });
  const body = { name: 'gate.txt', mediaType: 'text/plain', size: 4 } as const;
  const { fileId, upload } = await dora(conversationsContract.endpoints.announceFile, { body });
  const headers = { 'content-type': 'application/octet-stream' };
  await send('dora', { method: 'PUT', path: upload, headers, body: Buffer.from('gate') });
  const things: readonly (readonly [string, string])[] = [
    ['an id that never was', '019a0000-0000-7000-8000-00000000beef'],
    ['a case of another account', story.id],
    ['a message of another account', story.messages[0]?.id ?? ''],
    ['a file of another account', fileId],
  ];
  const customer = ['a customer of another account', PEOPLE.dora.id] as const;
  return {
    notFor: (path) => {
      const field = path.findLast((name) => !/^\d+$/.test(name)) ?? '';
      if (CASES_OF_ANYBODY.has(field)) return things.filter(([, id]) => id !== story.id);
      return isPerson(field) && CUSTOMERS.has(field) ? things : [...things, customer];
    },
  };
}
