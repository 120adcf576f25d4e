import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ASKERS } from './kit/askers.ts';
import { ENDPOINTS, type Field, fieldsOf, inputSchema, type NamedEndpoint, withValue } from './kit/endpoints.ts';
import { type Strangers, strangersThings } from './kit/others.ts';
import { type Answer, comparable, type Parts } from './kit/requests.ts';
import { allowedPerson, isGranted, sees } from './kit/sight.ts';
import { openWorld, type World } from './kit/world.ts';

let world: World;
let others: Strangers;
beforeAll(async () => {
  world = await openWorld();
  others = await strangersThings(world);
});
afterAll(() => world.stop());

const NEVER = '019a0000-0000-7000-8000-00000000beef';
const neverFor = (name: string) => (name === 'number' || name === 'jobId' ? '999999999' : NEVER);

const ABOUT_A_THING = ENDPOINTS.filter(({ endpoint }) => endpoint.path.includes('{'));

/** What a saved view is narrowed by is kept as it stands. It finds nothing of others when it is used, as `listCases` shows. */
const KEPT_FILTER = 'view';

/** Fields of a query or a body that hold an id. */
function idFields(named: NamedEndpoint): (Field & { readonly part: 'query' | 'body' })[] {
  return (['query', 'body'] as const).flatMap((part) =>
    fieldsOf(inputSchema(named, part))
      .filter(({ schema }) => [schema, ...(schema.anyOf ?? [])].some(({ format }) => format === 'uuid'))
      .filter(({ path }) => path[0] !== KEPT_FILTER)
      .map((field) => ({ ...field, part })),
  );
}

/** A mark of how far somebody had read: one that is not the newest reads as "there is something newer". */
const MARKS = new Set(['seenMessageId']);
const isRefusal = ({ status }: Answer, path: readonly string[]) =>
  [404, 422].includes(status) || (status === 409 && MARKS.has(path.join('.')));
/** A filter by something that is not there finds nothing. */
const isEmptyList = ({ status, text }: Answer, part: string) =>
  part === 'query' && status === 200 && JSON.parse(text).items.length === 0;

const WITH_IDS = ENDPOINTS.filter((named) => idFields(named).length > 0);

describe('a thing that is hidden looks like one that never was', () => {
  it.each(ABOUT_A_THING)('$name', async (named) => {
    const staged = await world.stage(named);
    const never = Object.fromEntries(Object.keys(staged.params ?? {}).map((name) => [name, neverFor(name)]));
    const blind = ASKERS.filter((asker) => !isGranted(asker, named) || !sees(asker, named));
    const changed = await world.changedBy(async () => {
      for (const asker of blind) {
        const hidden = comparable(await world.ask(asker, named, staged));
        const absent = comparable(await world.ask(asker, named, { ...staged, params: never }));
        expect({ asker, answer: hidden }).toEqual({ asker, answer: absent });
      }
    });
    expect(changed).toEqual([]);
  });
});

describe('an id of somebody else in a query or a body is refused, and changes nothing', () => {
  it.each(WITH_IDS)('$name', async (named) => {
    const person = allowedPerson(named);
    const staged = await world.stage(named, person);
    const wrong: string[] = [];
    const changed = await world.changedBy(async () => {
      for (const { part, path } of idFields(named)) {
        for (const [what, id] of others.notFor(path)) {
          const parts: Parts = { ...staged, [part]: withValue(staged[part], path, id) };
          const answer = await world.ask(person, named, parts);
          if (!isRefusal(answer, path) && !isEmptyList(answer, part)) {
            wrong.push(`${part}.${path.join('.')} with ${what}: ${answer.status} ${answer.text.slice(0, 200)}`);
          }
        }
      }
    });
    expect(wrong).toEqual([]);
    expect(changed).toEqual([]);
  });
});
