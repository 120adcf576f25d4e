import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ANONYMOUS } from '#kernel/actor.ts';
import { contract, endpoint } from '#kernel/contract.ts';
import { ok, type Result } from '#kernel/result.ts';
import { LANGUAGES } from '#kernel/text.ts';
import { catalogues } from '#platform/catalogues.ts';
import { serveContracts } from '#platform/serve/routes.ts';
import { openServer } from '#platform/serve/server.ts';
import { ENDPOINTS } from './kit/endpoints.ts';
import { openWorld, type World } from './kit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.stop());

const SECRET = 'Zwischenton7431';

const look = endpoint({
  method: 'GET',
  path: '/look',
  summary: 'Answers a number',
  permission: 'tests.look',
  returns: z.object({ number: z.int() }),
});

/** A server of one endpoint whose handler answers what it is given. */
async function answering(work: () => Promise<Result<{ number: number }>>) {
  const { platform } = world.app.program;
  const server = openServer(platform);
  const made = contract('tests', { 'tests.look': ['public'] }, { look });
  const served = [{ contract: made, handlers: { look: work } }];
  serveContracts(server, platform, { served, grants: made.grants, identify: async () => ANONYMOUS });
  const answer = await server.inject({ method: 'GET', url: '/api/v1/look' });
  await server.close();
  return answer;
}

describe('an answer', () => {
  it('goes out as its contract says', async () => {
    const answer = await answering(async () => ok({ number: 7 }));
    expect([answer.statusCode, answer.json()]).toEqual([200, { number: 7 }]);
  });

  it('loses what its contract does not name', async () => {
    const answer = await answering(async () => ok(Object.assign({ number: 7 }, { secret: SECRET })));
    expect(answer.body).toBe('{"number":7}');
  });

  it.each([
    ['of another shape', async () => ok(Object.assign(Object.create(null), { number: SECRET }))],
    ['that never came', async () => Promise.reject(new Error(SECRET))],
    [
      'with an error of the database',
      async () => Promise.reject(Object.assign(new Error(SECRET), { code: '23505', detail: SECRET })),
    ],
    [
      'with an error that names a status',
      async () => Promise.reject(Object.assign(new Error(SECRET), { statusCode: 418 })),
    ],
  ])('%s is our fault, and says nothing of the inside', async (what, work) => {
    const answer = await answering(work);
    expect(answer.statusCode, what).toBe(what.includes('status') ? 418 : 500);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).not.toContain(SECRET);
    expect(answer.body).not.toMatch(/\.ts|Error/);
  });
});

describe('/api/openapi.json', () => {
  /** One shape, or one of several. */
  const Body = z.union([
    z.object({ type: z.string() }).loose(),
    z.object({ oneOf: z.array(z.unknown()).min(2) }).loose(),
    z.object({ anyOf: z.array(z.unknown()).min(2) }).loose(),
  ]);
  const Operation = z.object({
    operationId: z.string().regex(/^[\w-]+\.\w+$/),
    summary: z.string().min(5),
    tags: z.array(z.string()).min(1),
    parameters: z.array(
      z.object({
        name: z.string().min(1),
        in: z.enum(['path', 'query', 'header']),
        required: z.boolean(),
        schema: z.record(z.string(), z.unknown()),
      }),
    ),
    requestBody: z
      .object({
        content: z.object({ 'application/json': z.object({ schema: Body }) }),
      })
      .optional(),
    responses: z.record(
      z.string().regex(/^(\d{3}|default)$/),
      z.union([z.object({ $ref: z.string() }), z.object({ description: z.string().min(1) }).loose()]),
    ),
  });
  const OpenApi = z.object({
    openapi: z.string().regex(/^3\.1\.\d$/),
    info: z.object({ title: z.string(), version: z.string() }),
    paths: z.record(
      z.string().startsWith('/api/v1/'),
      z
        .record(z.enum(['get', 'post', 'put', 'patch', 'delete']), Operation)
        .or(z.partialRecord(z.enum(['get', 'post', 'put', 'patch', 'delete']), Operation)),
    ),
    components: z.object({
      securitySchemes: z.record(z.string(), z.object({ type: z.string() })),
      responses: z.record(z.string(), z.unknown()),
    }),
    security: z.array(z.record(z.string(), z.array(z.string()))),
  });
  const read = async () => OpenApi.parse(await (await fetch(`${world.app.program.address}/api/openapi.json`)).json());

  it('is a document of OpenAPI 3.1 that names every endpoint once', async () => {
    const { paths } = await read();
    const named = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.slice('/api/v1'.length)}`),
    );
    expect(named.toSorted()).toEqual(ENDPOINTS.map(({ endpoint: { method, path } }) => `${method} ${path}`).toSorted());
    const ids = Object.values(paths).flatMap((operations) => Object.values(operations).map((one) => one?.operationId));
    expect(new Set(ids).size).toBe(ENDPOINTS.length);
  });

  it('declares every parameter that a path holds, and no other', async () => {
    const { paths } = await read();
    for (const [path, operations] of Object.entries(paths)) {
      const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const operation of Object.values(operations)) {
        const declared = operation?.parameters.filter((one) => one.in === 'path') ?? [];
        expect(declared.map(({ name, required }) => [name, required])).toEqual(wanted.map((name) => [name, true]));
      }
    }
  });

  it('points nowhere but into itself', async () => {
    const document: unknown = await (await fetch(`${world.app.program.address}/api/openapi.json`)).json();
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(([, target]) => target ?? '');
    expect(references.length).toBeGreaterThan(0);
    for (const target of new Set(references)) {
      const found = target
        .replace('#/', '')
        .split('/')
        .reduce<unknown>((at, name) => Object.entries(at ?? {}).find(([key]) => key === name)?.[1], document);
      expect(found, target).toBeDefined();
    }
  });
});

describe('/api/docs', () => {
  it('shows every endpoint to whoever asks, without a script', async () => {
    const answer = await fetch(`${world.app.program.address}/api/docs`);
    const page = await answer.text();
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(page).not.toMatch(/<script|\son\w+=/i);
    const missing = ENDPOINTS.filter(
      ({ endpoint: { method, path } }) => !page.includes(`<b>${method}</b> /api/v1${path}`),
    );
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});

it.each(LANGUAGES)('a fault of ours is said in a sentence (%s)', (language) => {
  expect(catalogues[language].problems['our-fault']).toMatch(/ .*\.$/);
});
