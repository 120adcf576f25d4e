import { expect, it } from 'vitest';
import { PersonId, TeamId } from '#kernel/ids.ts';
import { DAY, HOUR, MINUTE, SECOND } from '#kernel/time.ts';
import { isGivenBy, isHeardOf, suggestedNextWord } from './next-word.ts';

const NOW = Date.UTC(2026, 10, 24, 9, 0);

it('is suggested for the soonest moment by which it is owed or usual, to the full minute', () => {
  expect(suggestedNextWord([NOW + 4 * HOUR, NOW + HOUR], NOW)).toBe(NOW + HOUR);
  expect(suggestedNextWord([NOW + HOUR + SECOND], NOW)).toBe(NOW + HOUR + MINUTE);
});

it('is suggested for tomorrow where nothing says when', () => {
  expect(suggestedNextWord([], NOW)).toBe(NOW + DAY);
});

it('is heard of by what runs towards the customer, and by nothing that rests or stays among teams', () => {
  const promisee = { kind: 'person', personId: PersonId.parse('30000000-0000-4000-8000-000000000001') } as const;
  expect(isHeardOf({ promisee, state: 'running' })).toBe(true);
  expect(isHeardOf({ promisee, state: 'broken' })).toBe(true);
  expect(isHeardOf({ promisee, state: 'paused' })).toBe(false);
  const teamId = TeamId.parse('30000000-0000-4000-8000-000000000002');
  expect(isHeardOf({ promisee: { kind: 'team', teamId }, state: 'running' })).toBe(false);
});

it('is given by each message, and a fix by the one that resolves; a call stays owed', () => {
  const next = { follow: 'next-word', by: NOW + HOUR } as const;
  expect(isGivenBy({ kind: 'first-response' }, next)).toBe(true);
  expect(isGivenBy({ kind: 'resolve' }, next)).toBe(false);
  expect(isGivenBy({ kind: 'resolve' }, { follow: 'resolves' })).toBe(true);
  expect(isGivenBy({ kind: 'callback' }, { follow: 'resolves' })).toBe(false);
});
