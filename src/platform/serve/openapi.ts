import { z } from 'zod';
import type { AnyEndpoint, Contract } from '#kernel/contract.ts';
import { ProblemBody } from '#kernel/problem.ts';

type Json = Record<string, unknown>;

/** A schema as OpenAPI 3.1 takes it. Refuses what JSON cannot hold, for example a Date. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, { io, unrepresentable: 'throw' });
  return shape;
}

function parametersOf(endpoint: AnyEndpoint): Json[] {
  const place = (schema: z.ZodType, where: 'path' | 'query') => {
    const { properties, required = [] } = schemaOf(schema, 'input');
    return Object.entries(properties ?? {}).map(([name, property]) => ({
      name,
      in: where,
      required: where === 'path' || (Array.isArray(required) && required.includes(name)),
      schema: property,
    }));
  };
  const headers: Json[] = [];
  if (endpoint.creates) {
    headers.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description: 'Repeating a request with the same key and body gives the same answer and does nothing twice.',
      schema: { type: 'string', maxLength: 200 },
    });
  }
  if (endpoint.ifMatch !== 'none') {
    headers.push({
      name: 'If-Match',
      in: 'header',
      required: endpoint.ifMatch === 'required',
      description: 'The ETag that you saw; a newer version refuses the change with 412.',
      schema: { type: 'string' },
    });
  }
  return [...place(endpoint.params, 'path'), ...place(endpoint.query, 'query'), ...headers];
}

function isEmpty(schema: z.ZodType): boolean {
  return schema instanceof z.ZodObject && Object.keys(schema.shape).length === 0;
}

function operationOf(contract: Contract, name: string, endpoint: AnyEndpoint): Json {
  const holders = contract.grants[endpoint.permission] ?? [];
  return {
    operationId: `${contract.name}.${name}`,
    tags: [contract.name],
    summary: endpoint.summary,
    description: `Permission \`${endpoint.permission}\`, held by: ${holders.join(', ')}.`,
    parameters: parametersOf(endpoint),
    ...(holders.includes('public') ? { security: [] } : {}),
    ...(endpoint.method === 'GET' || isEmpty(endpoint.body)
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } },
          },
        }),
    responses: {
      [endpoint.status]: {
        description: 'Done',
        content: { 'application/json': { schema: schemaOf(endpoint.returns, 'output') } },
      },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

/** The contracts as one OpenAPI 3.1 document. */
export function openApi(contracts: readonly Contract[]): Json {
  const paths: Record<string, Json> = {};
  for (const contract of contracts) {
    for (const [name, endpoint] of Object.entries(contract.endpoints)) {
      const path = `/api/v1${endpoint.path}`;
      paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(contract, name, endpoint) };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Evenkeel',
      version: '1',
      description:
        'Everything that Evenkeel’s own pages do goes through this API. Instants are ISO 8601 in UTC, lists are paged by cursor, errors are problems (RFC 9457).',
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API token from /me/tokens' },
        session: { type: 'apiKey', in: 'cookie', name: 'evenkeel.session_token' },
      },
      responses: {
        Problem: {
          description: 'What is wrong, where, and what to do',
          content: { 'application/problem+json': { schema: schemaOf(ProblemBody, 'output') } },
        },
      },
    },
  };
}
