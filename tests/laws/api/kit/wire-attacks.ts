import type { Attack } from './attacks.ts';
import { inputSchema, type NamedEndpoint } from './endpoints.ts';
import { type Parts, wireRequest } from './requests.ts';

const UUID = '10000000-0000-4000-8000-000000000001';
const asCursor = (json: string) => Buffer.from(json).toString('base64url');

/** What a cursor must never be believed to be. The last ones have the shape of one. */
const CURSORS = [
  'x',
  '%00',
  ...['', 'null', '{}', '[]', '[null]', '"x"', '[[],[]]', '[{},1]', `["x","' or 1=1 --"]`, '[1,"x",2]'].map(asCursor),
  ...[
    `["a\\u0000b","${UUID}"]`,
    `["a\\ud800b","${UUID}"]`,
    `[1e308,"${UUID}"]`,
    `[-1e308,"${UUID}"]`,
    `[0.5,"${UUID}"]`,
  ].map(asCursor),
];

const IF_MATCH = ['x', '"x"', '"1', '""', '*', '"99999999999999"', '"-1"', '"1", "2"', `"1' or 1=1"`];
const KEYS = ['', 'x'.repeat(201), 'two words', 'schl\u00fcssel'];

const BROKEN = ['', '{', '{"a":}', '[', '\ufeff{', '{"a":1}}', 'undefined', `${'['.repeat(20_000)}`];
const NO_OBJECTS = ['null', '[]', '"text"', '7', 'true', '[{}]'];
const POISONED = ['{"__proto__":{"admin":true}}', '{"a":{"__proto__":1}}', '{"constructor":{"prototype":{"x":1}}}'];
const OTHER_TYPES = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/xml',
  'application/octet-stream',
  'nonsense',
];

/** Hostile headers and cursors, where the endpoint takes them. */
export function headerAttacks(named: NamedEndpoint, staged: Parts): Attack[] {
  const { endpoint } = named;
  const base = wireRequest(endpoint, staged);
  const withHeader = (name: string, values: readonly string[]): Attack[] =>
    values.map((value) => ({
      what: `${name}: ${value.slice(0, 40)}`,
      request: { ...base, headers: { ...base.headers, [name]: value } },
      refusedWith: [400],
    }));
  const cursors = inputSchema(named, 'query').properties?.cursor ? CURSORS : [];
  const plain = wireRequest(endpoint, { ...staged, query: {} });
  return [
    ...(endpoint.ifMatch === 'none' ? [] : withHeader('if-match', IF_MATCH)),
    ...(endpoint.creates ? withHeader('idempotency-key', KEYS) : []),
    ...cursors.map((cursor) => ({
      what: `cursor ${cursor} (${Buffer.from(cursor, 'base64url')})`,
      request: { ...plain, path: `${plain.path}?cursor=${cursor}` },
      refusedWith: [400],
    })),
  ];
}

/** Bodies that are no JSON, no object, poisoned, too large, or said to be something else. */
export function wireAttacks({ endpoint }: NamedEndpoint, staged: Parts): Attack[] {
  if (endpoint.method === 'GET') return [];
  const base = wireRequest(endpoint, staged);
  const attack = (what: string, body: string, refusedWith: readonly number[], type?: string): Attack => ({
    what: `${what}: ${body.slice(0, 40)}`,
    request: { ...base, body, headers: { ...base.headers, ...(type === undefined ? {} : { 'content-type': type }) } },
    refusedWith,
  });
  return [
    ...BROKEN.map((body) => attack('broken JSON', body, [400])),
    ...NO_OBJECTS.map((body) => attack('JSON that is no object', body, [422])),
    ...POISONED.map((body) => attack('a poisoned object', body, [400, 422])),
    ...OTHER_TYPES.map((type) => attack(type, base.body?.toString() ?? '', [415], type)),
    attack('a body over the limit', `{"text":"${'x'.repeat(endpoint.bodyLimit)}"}`, [413]),
  ];
}
