import { expect, test } from 'vitest';
import { PersonId, PromiseId } from '#kernel/ids.ts';
import type { ToHandOver } from '../queries.ts';
import { aPromise } from '../testing/a-row.ts';
import { chosenFor, chosenForAll, commonChoice, handOversOf, type Item, STAYS, TEAM } from './receivers.ts';

const uuid = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;
const [SOON, SOONER, LATER] = [uuid(1), uuid(2), uuid(3)].map((id) => PromiseId.parse(id));
const [JAN, TOM] = [uuid(4), uuid(5)].map((id) => PersonId.parse(id));

function item(id: PromiseId | undefined, must: boolean, suggested: PersonId | undefined): Item {
  const promise = { ...aPromise(1, 30), id: id ?? PromiseId.parse(uuid(9)) };
  return { promise, about: null, must, team: null, suggested: suggested ? { id: suggested, name: 'Jan' } : null };
}

const receiver = (id: PersonId | undefined, cannotKeep: (PromiseId | undefined)[]) => ({
  ...{ id: id ?? PersonId.parse(uuid(9)), name: '', awayUntil: null, late: 0 },
  cannotKeep: cannotKeep.flatMap((one) => one ?? []),
});

const listed: ToHandOver = {
  items: [item(SOON, true, JAN), item(SOONER, true, undefined), item(LATER, false, JAN)],
  outOfSight: 0,
  receivers: [receiver(JAN, []), receiver(TOM, [SOONER])],
};

const chosen = (choices: ReadonlyMap<string, string>) => listed.items.map((one) => chosenFor(one, listed, choices));

test('what falls due meanwhile goes where it is suggested, the rest stays', () => {
  expect(chosen(new Map())).toEqual([JAN, TEAM, STAYS]);
});

test('a choice holds as long as it can', () => {
  expect(
    chosen(
      new Map([
        [String(SOON), TEAM],
        [String(LATER), String(TOM)],
      ]),
    ),
  ).toEqual([TEAM, TEAM, TOM]);
  expect(
    chosen(
      new Map([
        [String(SOON), STAYS],
        [String(SOONER), String(TOM)],
      ]),
    ),
  ).toEqual([JAN, TEAM, STAYS]);
});

test('one choice for all is for those that must change hands', () => {
  expect(chosen(chosenForAll(listed, String(JAN)))).toEqual([JAN, JAN, STAYS]);
  expect(commonChoice(listed, chosenForAll(listed, String(JAN)))).toBe(JAN);
  expect(commonChoice(listed, new Map())).toBe('');
});

test('hand-overs leave out what stays', () => {
  expect(handOversOf(listed, new Map())).toEqual([
    { promiseId: SOON, to: { kind: 'person', personId: JAN } },
    { promiseId: SOONER, to: { kind: 'team' } },
  ]);
});
