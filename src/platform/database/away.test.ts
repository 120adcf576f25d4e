import { expect, test } from 'vitest';
import { isAway } from './away.ts';

const coded = (code: string) => Object.assign(new Error('something'), { code });

test.each([
  ['nobody listens', coded('ECONNREFUSED')],
  ['the server ends', coded('57P01')],
  ['the server recovers', coded('57P03')],
  ['the connection broke', new Error('Connection terminated unexpectedly')],
  ['the connection had broken before', new Error('Client has encountered a connection error and is not queryable')],
  ['we are ending', new Error('Cannot use a pool after calling end on the pool')],
  ['something wrapped it', new Error('The sign-in failed', { cause: coded('ECONNRESET') })],
])('%s: the asker may try again', (_, error) => {
  expect(isAway(error)).toBe(true);
});

test.each([
  ['a wrong statement', coded('42601')],
  ['a broken rule', coded('23505')],
  ['a fault of ours', new TypeError('undefined is not a function')],
  ['no error at all', 'ECONNREFUSED'],
])('%s is no reason to try again', (_, error) => {
  expect(isAway(error)).toBe(false);
});
