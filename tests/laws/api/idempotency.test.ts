import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PEOPLE } from '#tests/harness/index.ts';
import { ENDPOINTS, type NamedEndpoint } from './kit/endpoints.ts';
import { notAProblem } from './kit/problem.ts';
import { type Answer, type Parts, wireRequest } from './kit/requests.ts';
import { allowedPerson } from './kit/sight.ts';
import { openWorld, type World } from './kit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.stop());

const CREATING = ENDPOINTS.filter(({ endpoint }) => endpoint.creates);

function sendKeyed(named: NamedEndpoint, parts: Parts, key: string, who = allowedPerson(named)): Promise<Answer> {
  const request = wireRequest(named.endpoint, parts);
  return world.send(who, { ...request, headers: { ...request.headers, 'idempotency-key': key } });
}

const said = ({ status, headers, text }: Answer) => ({ status, etag: headers.get('etag'), text });

/** The same input with another text, site, zone, person or version in its body. */
function withOtherBody(parts: Parts): Parts {
  const body = JSON.stringify(parts.body);
  const other = body
    .replace('Example', 'Another example')
    .replace('https://site', 'https://other-site')
    .replace('Europe/Berlin', 'Europe/Lisbon')
    .replace('"macroVersion":1', '"macroVersion":2')
    .replace('"messageLeft":true', '"messageLeft":false')
    .replace('"standInId":null', `"standInId":"${PEOPLE.jan.id}"`);
  if (other === body) throw new Error('There is nothing in this body that could be another.');
  return { ...parts, body: JSON.parse(other) };
}

describe('a request that is sent again under its key is done once and answered alike', () => {
  it.each(CREATING)('$name', async (named) => {
    const staged = await world.stage(named, allowedPerson(named));
    const key = `again-${named.name}`;
    const first = await sendKeyed(named, staged, key);
    expect(first.status).toBe(named.endpoint.status);
    const changed = await world.changedBy(async () => {
      expect(said(await sendKeyed(named, staged, key))).toEqual(said(first));
      const other = await sendKeyed(named, withOtherBody(staged), key);
      expect(notAProblem(other, [422])).toEqual([]);
    });
    expect(changed).toEqual([]);
  });
});

describe('three that come at once are one', () => {
  it.each(CREATING)('$name', async (named) => {
    const staged = await world.stage(named, allowedPerson(named));
    const key = `at-once-${named.name}`;
    const answers = await Promise.all([1, 2, 3].map(() => sendKeyed(named, staged, key)));
    expect(answers.map(said)).toEqual(
      [1, 2, 3].map(() => said(answers[0] ?? { status: 0, headers: new Headers(), text: '' })),
    );
    expect(answers[0]?.status).toBe(named.endpoint.status);
  });
});

describe('a key', () => {
  const ask = CREATING.find(({ name }) => name === 'cases.ask');

  it('belongs to whoever sent it', async () => {
    if (!ask) throw new Error('Nobody can ask any more.');
    const staged = await world.stage(ask);
    const [maria, dora] = [
      await sendKeyed(ask, staged, 'shared', 'maria'),
      await sendKeyed(ask, staged, 'shared', 'dora'),
    ];
    expect([maria.status, dora.status]).toEqual([201, 201]);
    expect(JSON.parse(dora.text).id).not.toBe(JSON.parse(maria.text).id);
  });

  it('is free again after a refusal', async () => {
    if (!ask) throw new Error('Nobody can ask any more.');
    const staged = await world.stage(ask);
    const wrong = { ...staged, body: { ...Object(staged.body), serviceId: '019a0000-0000-7000-8000-00000000beef' } };
    expect((await sendKeyed(ask, wrong, 'second-thoughts', 'maria')).status).toBe(422);
    expect((await sendKeyed(ask, staged, 'second-thoughts', 'maria')).status).toBe(201);
  });

  it('keeps no secret for whoever reads the database', async () => {
    const create = CREATING.find(({ name }) => name === 'people.createToken');
    if (!create) throw new Error('Nobody can make a token any more.');
    const { text } = await sendKeyed(create, await world.stage(create), 'a-token');
    const { secret } = JSON.parse(text);
    const rows = await world.app.sql<{ row: string }>('select i::text as row from platform.idempotency i');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ row }) => row.includes(secret))).toEqual([]);
  });
});
