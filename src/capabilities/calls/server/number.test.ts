import { expect, test } from 'vitest';
import { COUNTRIES, lastDigitsOf, numberOf, readably } from './number.ts';

test.each([
  ['+49 30 555-01 20', 'DE', '+49305550120'],
  ['+49 (0)30 5550120', 'DE', '+49305550120'],
  ['030 / 555 01 20', 'DE', '+49305550120'],
  ['0049305550120', 'DE', '+49305550120'],
  ['49305550120', 'DE', '+49305550120'],
  ['tel:+49-30-5550120', 'FR', '+49305550120'],
  ['sip:+493055501@pbx.example', 'DE', '+493055501'],
  ['+49 30 5550120 ext. 7', 'DE', '+49305550120'],
  ['030 5550120#12', 'DE', '+49305550120'],
  ['01 23 45 67 89', 'FR', '+33123456789'],
  ['020 7946 0018', 'GB', '+442079460018'],
  ['06 1234 5678', 'IT', '+390612345678'],
  ['(212) 555-0123', 'US', '+12125550123'],
  ['011 44 20 7946 0018', 'US', '+442079460018'],
  ['612 345 678', 'ES', '+34612345678'],
  ['312 345 6789', 'IT', '+393123456789'],
  ['06 30 123 4567', 'HU', '+36301234567'],
] as const)('%s in %s is %s', (given, country, number) => {
  expect(numberOf(given, country)).toBe(number);
});

test('a number of our own house, or without its area, stays as it is dialled', () => {
  expect(numberOf('555 01 20', 'DE')).toBe('5550120');
  expect(numberOf('7120', 'DE')).toBe('7120');
  expect(numberOf(' 71-20 ', 'US')).toBe('7120');
});

test.each(['', 'anonymous', 'unknown', '+', '+12', '+123456789012345678', '+0305550120', 'call me'])(
  '%j names nobody',
  (given) => {
    expect(numberOf(given, 'DE')).toBeNull();
  },
);

test('a number in our form stays as it is, in every country', () => {
  for (const country of COUNTRIES) expect(numberOf('+49305550120', country)).toBe('+49305550120');
});

test('numbers are found by their last digits', () => {
  expect(lastDigitsOf('+49305550120')).toBe('50120');
  expect(lastDigitsOf('7120')).toBe('7120');
});

test.each([
  ['+49305550120', '+49 30 5550120'],
  ['+12125550123', '+1 212 555 0123'],
  ['+351212345678', '+351 21 234 5678'],
  ['7120', '7120'],
])('%s is read as %s', (number, read) => {
  expect(readably(number)).toBe(read);
});
