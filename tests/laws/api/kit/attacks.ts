import { type Field, fieldsOf, inputSchema, type NamedEndpoint, type Schema, withValue } from './endpoints.ts';
import { type Parts, type WireRequest, wireRequest } from './requests.ts';

/** A request that must be refused, and the statuses that refuse it rightly. */
export interface Attack {
  readonly what: string;
  readonly request: WireRequest;
  readonly refusedWith: readonly number[];
}

const HOSTILE_IDS = [
  `' or 1=1 --`,
  '"; drop table cases.case; --',
  '../../../etc/passwd',
  '..%2f..%2f',
  '%00',
  '__proto__',
  `\${7*7}`,
  '10000000-0000-4000-8000-00000000000g',
  '{10000000-0000-4000-8000-000000000001}',
  'x'.repeat(5000),
];

/** In the path as it goes over the wire: also what is no proper encoding. */
const HOSTILE_PATHS = [
  ...HOSTILE_IDS.map(encodeURIComponent),
  '%00',
  '%ff',
  '%E0%A4%A',
  '..%2f..%2fme',
  '%2e%2e',
  '-1',
  'null',
];

const NASTY = { 'a NUL byte': '\u0000', 'half a character': '\ud800', 'a control character': '\u0007' };

const alternatives = (schema: Schema) => [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
const takes = (schema: Schema, type: string) => alternatives(schema).some((one) => one.type === type);
const text = (schema: Schema) => alternatives(schema).find((one) => one.type === 'string');

function wrongTypes(schema: Schema): unknown[] {
  const all: readonly (readonly [type: string, value: unknown])[] = [
    ['null', null],
    ['boolean', true],
    ['integer', 7],
    ['string', 'nonsense'],
    ['array', []],
    ['array', ['nonsense']],
    ['object', {}],
    ['object', { $ne: null }],
  ];
  return all.filter(([type]) => !takes(schema, type)).map(([, value]) => value);
}

/** Wrong texts for a place in which `right` stands rightly, so that nothing else is wrong about them. */
function wrongTexts(schema: Schema, right: string): [string, unknown][] {
  const known = text(schema);
  if (!known) return [];
  if (known.enum || 'const' in known) return [['a word that is none of these', 'nonsense']];
  const long = known.maxLength ?? 10_000;
  return [
    ...Object.entries(NASTY).map(([what, nasty]): [string, unknown] => [
      what,
      right.slice(0, 3) + nasty + right.slice(4),
    ]),
    ['a text that is too long', 'x'.repeat(long + 1)],
    ...(known.format === 'uuid' ? HOSTILE_IDS.map((id): [string, unknown] => [`the id ${id.slice(0, 40)}`, id]) : []),
  ];
}

function wrongNumbers({ minimum, maximum, type }: Schema): [string, unknown][] {
  if (type !== 'integer') return [];
  return [
    ['half a number', 1.5],
    ...(minimum === undefined ? [] : [['a number that is too small', minimum - 1] as [string, unknown]]),
    ...(maximum === undefined ? [] : [['a number that is too large', maximum + 1] as [string, unknown]]),
  ];
}

function valueAt(input: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => Object.entries(value ?? {}).find(([key]) => key === name)?.[1], input);
}

function wrongValues({ schema, path }: Field, body: unknown): [string, unknown][] {
  const right = valueAt(body, path);
  const types = wrongTypes(schema).map((value): [string, unknown] => [JSON.stringify(value), value]);
  const tooMany = { length: (schema.maxItems ?? 0) + 1 };
  const lists: [string, unknown][] =
    schema.type === 'array' && schema.maxItems !== undefined
      ? [['a list that is too long', Array.from(tooMany, () => 'x')]]
      : [];
  return [
    ...types,
    ...wrongTexts(schema, typeof right === 'string' ? right : 'Example text'),
    ...wrongNumbers(schema),
    ...lists,
  ];
}

const SURPRISES = ['surprise', 'account_id', 'isInternal', 'author_id', 'constructor', '$where'];

/** Every field of the body with everything that must not stand there, and fields that nobody asked for. */
export function bodyAttacks(named: NamedEndpoint, staged: Parts): Attack[] {
  const { endpoint } = named;
  if (endpoint.method === 'GET') return [];
  const schema = inputSchema(named, 'body');
  const fields = fieldsOf(schema);
  const attack = (what: string, body: unknown): Attack => ({
    what,
    request: wireRequest(endpoint, { ...staged, body }),
    refusedWith: [422],
  });
  const inFields = fields.flatMap((field) =>
    wrongValues(field, staged.body).map(([what, value]) =>
      attack(`body.${field.path.join('.')} is ${what}`, withValue(staged.body, field.path, value)),
    ),
  );
  const objects: readonly (readonly string[])[] = [
    [],
    ...fields.filter((one) => one.schema.properties).map((one) => one.path),
  ];
  const unknown = objects.flatMap((path) =>
    SURPRISES.map((name) =>
      attack(`body.${[...path, name].join('.')} is unknown`, withValue(staged.body, [...path, name], 1)),
    ),
  );
  return [...inFields, ...unknown];
}

const QUERY_TEXTS = ['a\u0000b', 'x'.repeat(10_000)];
const QUERY_NUMBERS = ['', 'many', '-1', '1.5', '1e9', 'NaN', 'Infinity'];

/** Every parameter of the query with what must not stand there, twice, and one that nobody asked for. */
export function queryAttacks(named: NamedEndpoint, staged: Parts): Attack[] {
  const { endpoint } = named;
  const { properties = {} } = inputSchema(named, 'query');
  const base = wireRequest(endpoint, { ...staged, query: {} });
  const attack = (query: string): Attack => ({
    what: `query ${query.slice(0, 80)}`,
    request: { ...base, path: `${base.path}?${query}` },
    refusedWith: [422, 400],
  });
  const inFields = Object.entries(properties).flatMap(([name, schema]) => {
    const values = schema.type === 'integer' ? QUERY_NUMBERS : schema.enum ? ['nonsense'] : QUERY_TEXTS;
    const ids = schema.format === 'uuid' ? HOSTILE_IDS : [];
    return [...values, ...ids].map((value) => attack(`${name}=${encodeURIComponent(value)}`));
  });
  const twice = Object.keys(properties).map((name) => attack(`${name}=1&${name}=2`));
  return [...inFields, ...twice, attack('surprise=1'), attack('__proto__=1'), attack('limit[]=1')];
}

/** Every parameter of the path with what is no id. */
export function pathAttacks({ endpoint }: NamedEndpoint, staged: Parts): Attack[] {
  const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  return names.flatMap((name) =>
    HOSTILE_PATHS.map((hostile) => {
      const marked = wireRequest(endpoint, { ...staged, params: { ...staged.params, [name]: 'MARKED' } });
      const request = { ...marked, path: marked.path.replace('MARKED', hostile) };
      return { what: `path ${name} ${hostile.slice(0, 40)}`, request, refusedWith: [404, 400, 414] };
    }),
  );
}
