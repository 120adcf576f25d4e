import { expect, test } from 'vitest';
import { askedOf, urgencyIn } from './asked.ts';

test('what was not answered is not sent', () => {
  const nothing = { text: 'Lyon is black', goal: ' ', serviceId: '' };
  expect(askedOf(nothing, [])).toEqual({ text: 'Lyon is black', urgency: 'medium', fileIds: [] });
});

test('what was answered is', () => {
  const kept = { text: 'a', goal: ' the launch meeting ', serviceId: 's1', urgency: 'high', keepPrivate: 'yes' };
  expect(askedOf(kept, ['f1'])).toEqual({
    text: 'a',
    goal: 'the launch meeting',
    serviceId: 's1',
    urgency: 'high',
    keepPrivate: true,
    fileIds: ['f1'],
  });
});

test('an unknown urgency is the usual one', () => {
  expect(urgencyIn({ urgency: 'at once' })).toBe('medium');
});
