import { describe, expect, it } from 'vitest';
import { PromiseId, TeamId } from '#kernel/ids.ts';
import { aPromise, at, brokenPromise } from '../testing/a-promise.ts';
import { type PromiseKind, planInheritance } from './index.ts';

let made = 0;
const id = () => {
  made += 1;
  return PromiseId.parse(`30000000-0000-4000-8000-${String(made).padStart(12, '0')}`);
};
const promised = (kind: PromiseKind, due: string) => ({ ...aPromise(), id: id(), kind, due: at(due) });
const now = at('10:00');

describe('what becomes of the promises of a duplicate', () => {
  it('the earlier due counts: it is inherited, and the later one gives way', () => {
    const [own, theirs] = [promised('resolve', '13:00'), promised('resolve', '15:00')];
    expect(planInheritance([own], [theirs], now)).toEqual([{ kind: 'inherited', promise: own, instead: theirs }]);
  });

  it('one that is due no later there stands for it', () => {
    const [own, theirs] = [promised('first-response', '13:00'), promised('next-update', '13:00')];
    expect(planInheritance([own], [theirs], now)).toEqual([{ kind: 'covered', promise: own, by: theirs }]);
  });

  it('what has no counterpart goes along', () => {
    const own = promised('callback', '13:00');
    const plan = planInheritance([own], [promised('callback', '12:00')], now);
    expect(plan).toEqual([{ kind: 'inherited', promise: own, instead: null }]);
  });

  it('an inherited one stands for the next of its sort, so that nothing gives way twice', () => {
    const [sooner, later] = [promised('first-response', '12:00'), promised('next-update', '13:00')];
    const theirs = promised('next-update', '15:00');
    expect(planInheritance([later, sooner], [theirs], now)).toEqual([
      { kind: 'inherited', promise: sooner, instead: theirs },
      { kind: 'covered', promise: later, by: sooner },
    ]);
  });

  it('what is late, and what teams owe each other, ends where it was', () => {
    const late = { ...brokenPromise(), id: id() };
    const internal = {
      ...promised('internal-handback', '13:00'),
      promisee: { kind: 'team' as const, teamId: TeamId.parse('30000000-0000-4000-8000-0000000000aa') },
    };
    const past = promised('callback', '09:30');
    const plan = planInheritance([late, internal, past], [internal], now);
    expect(plan.map(({ kind }) => kind)).toEqual(['ends', 'ends', 'ends']);
  });
});
