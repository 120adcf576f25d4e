import { expect, it } from 'vitest';
import { translator } from '#kernel/messages.ts';
import de from '#locales/de/steps.json' with { type: 'json' };
import en from '#locales/en/steps.json' with { type: 'json' };
import { digestOf } from './digest.ts';

const english = translator('en', en);

it('says what was ruled out and what is being checked, in that order', () => {
  const shared = [
    { words: 'the camera in Lyon', outcome: 'open' },
    { words: 'the network in Berlin.', outcome: 'ruled-out' },
    { words: 'the laptop', outcome: 'ruled-out' },
  ] as const;
  expect(digestOf(shared, english)).toBe(
    'Ruled out: the network in Berlin; the laptop. We are checking: the camera in Lyon.',
  );
  expect(digestOf(shared, translator('de', de))).toBe(
    'Ausgeschlossen: the network in Berlin; the laptop. Wir prüfen: the camera in Lyon.',
  );
});

it('is empty where nothing is shared', () => {
  expect(digestOf([], english)).toBe('');
});
