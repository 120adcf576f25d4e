import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Attack, bodyAttacks, pathAttacks, queryAttacks } from './kit/attacks.ts';
import { ENDPOINTS, fieldsOf, inputSchema, type NamedEndpoint, type Schema } from './kit/endpoints.ts';
import { notAProblem } from './kit/problem.ts';
import { allowedPerson } from './kit/sight.ts';
import { headerAttacks, wireAttacks } from './kit/wire-attacks.ts';
import { openWorld, type World } from './kit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.stop());

const LANGUAGES = ['en', 'de'];
const AT_ONCE = 7;

/** Sends each attack as somebody who may use the endpoint; answers what was wrong about the answers. */
async function survive(named: NamedEndpoint, attacks: readonly Attack[]): Promise<string[]> {
  const person = allowedPerson(named);
  const send = async ({ what, request, refusedWith }: Attack, index: number) => {
    const language = LANGUAGES[index % LANGUAGES.length] ?? 'en';
    const headers = { ...request.headers, 'accept-language': language };
    const answer = await world.send(person, { ...request, headers });
    return notAProblem(answer, refusedWith).map((fault) => `${what} → ${fault}`);
  };
  const wrong: string[] = [];
  for (let first = 0; first < attacks.length; first += AT_ONCE) {
    wrong.push(...(await Promise.all(attacks.slice(first, first + AT_ONCE).map(send))).flat());
  }
  return wrong;
}

describe('hostile input is refused with a sentence that helps, and changes nothing', () => {
  it.each(ENDPOINTS)('$name', async (named) => {
    const staged = await world.stage(named, allowedPerson(named));
    const makers = [bodyAttacks, queryAttacks, pathAttacks, headerAttacks, wireAttacks];
    let wrong: string[] = [];
    const changed = await world.changedBy(async () => {
      wrong = await survive(
        named,
        makers.flatMap((make) => make(named, staged)),
      );
    });
    expect(wrong).toEqual([]);
    expect(changed).toEqual([]);
  });
});

/** Words that a pattern cannot state, for example yes and no in all their forms. */
const WORDS = ['open'];

/** Free text that nothing bounds; what a pattern, a format or a list of words bounds is not free. */
function unbounded(schema: Schema): string[] {
  return fieldsOf(schema).flatMap(({ path, schema: { enum: words, format, maxItems, maxLength, type, ...rest } }) => {
    const free = type === 'string' && !words && !('const' in rest) && !rest.pattern && !format;
    const endless =
      (free && maxLength === undefined) || (type === 'array' && !rest.prefixItems && maxItems === undefined);
    return endless && !WORDS.includes(path.join('.')) ? [path.join('.')] : [];
  });
}

describe('every text and every list has an end', () => {
  it.each(ENDPOINTS)('$name', (named) => {
    const parts = ['params', 'query', 'body'] as const;
    expect(parts.flatMap((part) => unbounded(inputSchema(named, part)))).toEqual([]);
  });
});
