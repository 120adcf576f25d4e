import { expect, test } from 'vitest';
import { PersonId } from '#kernel/ids.ts';
import { MINUTE } from '#kernel/time.ts';
import { type Around, foundAfterAbsence, toldAt, toldLongAfter } from './ladder.ts';

const person = (digit: number) => PersonId.parse(`00000000-0000-4000-8000-00000000000${digit}`);
const [jan, ayse, tom, grace, olga] = [person(1), person(2), person(3), person(4), person(5)];
const ALL: Around = { assignee: [jan], owner: [ayse], lead: [tom], manager: [grace], 'service-owner': [olga] };

test('each rung tells one more, and insists on whom it tells first', () => {
  expect(toldAt(50, ALL)).toEqual([{ personId: jan, as: 'assignee', insists: true }]);
  expect(toldAt(75, ALL)).toEqual([
    { personId: jan, as: 'assignee', insists: false },
    { personId: ayse, as: 'owner', insists: true },
  ]);
  expect(toldAt(90, ALL).map(({ as, insists }) => [as, insists])).toEqual([
    ['assignee', false],
    ['owner', false],
    ['lead', true],
  ]);
});

test('a break is told to everybody, anew', () => {
  expect(toldAt('due', ALL).map(({ as, insists }) => [as, insists])).toEqual([
    ['assignee', true],
    ['owner', true],
    ['lead', true],
    ['manager', true],
  ]);
});

test('the last hour is news to who works on it and to the owner, and to nobody else', () => {
  expect(toldAt('last-hour', ALL).map(({ as, insists }) => [as, insists])).toEqual([
    ['assignee', true],
    ['owner', true],
  ]);
  expect(toldAt('last-hour', { ...ALL, assignee: [], owner: [] })).toEqual([
    { personId: tom, as: 'lead', insists: true },
  ]);
});

test('what is long overdue is told to who answers for the service, or to the manager once more', () => {
  expect(toldAt('long-overdue', ALL)).toEqual([{ personId: olga, as: 'service-owner', insists: true }]);
  expect(toldAt('long-overdue', { ...ALL, 'service-owner': [] })).toEqual([
    { personId: grace, as: 'manager', insists: true },
  ]);
});

test('a break that is found long after is told to all of them at once, each once', () => {
  expect(toldLongAfter(ALL).map(({ as }) => as)).toEqual(['assignee', 'owner', 'lead', 'manager', 'service-owner']);
  expect(toldLongAfter({ ...ALL, 'service-owner': [grace] }).map(({ as }) => as)).toEqual([
    'assignee',
    'owner',
    'lead',
    'service-owner',
  ]);
  expect(toldLongAfter({ ...ALL, 'service-owner': [] })).toHaveLength(4);
});

test('who plays two parts is told once, as the higher one, and hears of that rung anew', () => {
  const around = { ...ALL, assignee: [ayse] };
  expect(toldAt(50, around)).toEqual([{ personId: ayse, as: 'assignee', insists: true }]);
  expect(toldAt(75, around)).toEqual([{ personId: ayse, as: 'owner', insists: true }]);
  expect(toldAt(90, around)[0]).toEqual({ personId: ayse, as: 'owner', insists: false });
});

test('what is nobody’s work is the next one’s to hear', () => {
  expect(toldAt(50, { ...ALL, assignee: [] })).toEqual([{ personId: ayse, as: 'owner', insists: true }]);
  expect(toldAt(50, { ...ALL, assignee: [], owner: [] })).toEqual([{ personId: tom, as: 'lead', insists: true }]);
  expect(toldAt(50, { ...ALL, assignee: [], owner: [], lead: [] })).toEqual([
    { personId: grace, as: 'manager', insists: true },
  ]);
  expect(toldAt(75, { ...ALL, owner: [] }).map(({ as }) => as)).toEqual(['assignee', 'lead']);
});

test('a quarter of an hour is late, more is an absence', () => {
  expect(foundAfterAbsence(0, 15 * MINUTE)).toBe(false);
  expect(foundAfterAbsence(0, 15 * MINUTE + 1)).toBe(true);
});
