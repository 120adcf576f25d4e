import { expect, test } from 'vitest';
import { offersAlike } from './offers-alike.ts';
import type { Offer } from './requesting.ts';

const offer = (name: string, summary: string): Offer => ({
  slug: name.toLowerCase(),
  name,
  summary,
  cost: null,
  took: null,
  asked: 0,
});
const offers = [
  offer('Laptop or phone', 'A device, set up with your mail.'),
  offer('New colleague', 'Account, mail, badge, and a desk.'),
  offer('Room set-up', 'Tables and screens for your meeting.'),
];

test.each([
  ['I need a new laptop', ['Laptop or phone', 'New colleague']],
  ['lap', ['Laptop or phone']],
  ['our meetings need tables', ['Room set-up']],
  ['the coffee machine leaks', []],
  ['please', []],
])('%s', (text, names) => {
  expect(offersAlike(offers, text).map(({ name }) => name)).toEqual(names);
});
