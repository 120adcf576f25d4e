import { z } from 'zod';
import { CONTRACTS } from '#app/wiring.ts';
import type { AnyEndpoint } from '#kernel/contract.ts';

/** An endpoint of any capability under its full name, for example `cases.reply`. */
export interface NamedEndpoint {
  readonly name: string;
  readonly endpoint: AnyEndpoint;
}

/** Every endpoint that any contract declares. */
export const ENDPOINTS: readonly NamedEndpoint[] = CONTRACTS.flatMap((contract) =>
  Object.entries(contract.endpoints).map(([key, endpoint]) => ({ name: `${contract.name}.${key}`, endpoint })),
);

/** The part of JSON Schema that our contracts' inputs need. */
export interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema | false;
  readonly prefixItems?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** One part of an endpoint's input as JSON Schema. */
export function inputSchema({ endpoint }: NamedEndpoint, part: 'params' | 'query' | 'body'): Schema {
  const schema: Schema = JSON.parse(JSON.stringify(z.toJSONSchema(endpoint[part], { io: 'input' })));
  return schema;
}

/** A field of an input: where it stands, and what may stand there. */
export interface Field {
  readonly path: readonly string[];
  readonly schema: Schema;
}

function inside({ path, schema }: Field): Field[] {
  const named = Object.entries(schema.properties ?? {}).map(([name, one]) => ({ path: [...path, name], schema: one }));
  const listed = schema.items ? [{ path: [...path, '0'], schema: schema.items }] : [];
  const placed = (schema.prefixItems ?? []).map((one, index) => ({ path: [...path, String(index)], schema: one }));
  const first = (schema.anyOf ?? schema.oneOf)?.[0];
  const chosen = first ? inside({ path, schema: first }) : [];
  return [...named, ...listed, ...placed, ...chosen];
}

/** Every field of an input, outermost first; of alternatives the first one, as the examples have it. */
export function fieldsOf(schema: Schema, path: readonly string[] = []): Field[] {
  return inside({ path, schema }).flatMap((field) => [field, ...fieldsOf(field.schema, field.path)]);
}

/** The same input with another value at one place; what is missing on the way is made. */
export function withValue(input: unknown, path: readonly string[], value: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (Array.isArray(input) || /^\d+$/.test(name)) {
    const list: unknown[] = Array.isArray(input) ? [...input] : [];
    list[Number(name)] = withValue(list[Number(name)], rest, value);
    return list;
  }
  const known = typeof input === 'object' && input !== null ? Object.entries(input) : [];
  const inner = known.find(([key]) => key === name)?.[1];
  return Object.fromEntries([...known.filter(([key]) => key !== name), [name, withValue(inner, rest, value)]]);
}
