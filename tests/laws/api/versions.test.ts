import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS } from './kit/endpoints.ts';
import { notAProblem } from './kit/problem.ts';
import type { Parts } from './kit/requests.ts';
import { allowedPerson } from './kit/sight.ts';
import { openWorld, type World } from './kit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.stop());

const CHANGING = ENDPOINTS.filter(({ endpoint }) => endpoint.ifMatch !== 'none');
const REQUIRED = CHANGING.filter(({ endpoint }) => endpoint.ifMatch === 'required');

/** No thing of a test is changed so often. */
const OTHER_VERSION = 987_654;

const without = ({ ifMatch: _, ...parts }: Parts): Parts => parts;

describe('a change of something that has moved on is refused, and changes nothing', () => {
  it.each(CHANGING)('$name', async (named) => {
    const person = allowedPerson(named);
    const staged = await world.stage(named, person);
    const changed = await world.changedBy(async () => {
      const stale = await world.ask(person, named, { ...staged, ifMatch: OTHER_VERSION });
      expect(notAProblem(stale, [412])).toEqual([]);
    });
    expect(changed).toEqual([]);
  });
});

describe('a change that must name its version is refused without', () => {
  it.each(REQUIRED)('$name', async (named) => {
    const person = allowedPerson(named);
    const staged = await world.stage(named, person);
    const changed = await world.changedBy(async () => {
      expect(notAProblem(await world.ask(person, named, without(staged)), [428])).toEqual([]);
    });
    expect(changed).toEqual([]);
  });
});

describe('the version that an answer names lets the next change through, once', () => {
  it.each(REQUIRED)('$name', async (named) => {
    const person = allowedPerson(named);
    const staged = await world.stage(named, person);
    const first = await world.ask(person, named, staged);
    const ifMatch = Number(/^"(\d+)"$/.exec(first.headers.get('etag') ?? '')?.[1]);
    expect(first.status).toBe(200);
    expect((await world.ask(person, named, staged)).status).toBe(412);
    expect((await world.ask(person, named, { ...staged, ifMatch })).status).toBe(200);
  });

  it('and two who change at once do not both win', async () => {
    const [named] = REQUIRED;
    if (!named) throw new Error('Nothing needs a version any more.');
    const person = allowedPerson(named);
    const staged = await world.stage(named, person);
    const both = await Promise.all([1, 2].map(() => world.ask(person, named, staged)));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });
});
