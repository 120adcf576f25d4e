import { describe, expect, it } from 'vitest';
import { capFor, type MailCounts } from './mail-caps.ts';

const quiet: MailCounts = { toRecipient: { hour: 0, day: 0 }, aboutSubjectInHour: 0, everywhereInHour: 0 };

describe('the caps on mail', () => {
  it.each(['reply', 'notice', 'auto-reply'] as const)('let a %s go when nothing went before', (purpose) => {
    expect(capFor(purpose, quiet)).toBeNull();
  });

  it('let one machine’s answer per hour and five per day go to one address', () => {
    expect(capFor('auto-reply', { ...quiet, toRecipient: { hour: 1, day: 1 } })).toBe('recipient');
    expect(capFor('auto-reply', { ...quiet, toRecipient: { hour: 0, day: 4 } })).toBeNull();
    expect(capFor('auto-reply', { ...quiet, toRecipient: { hour: 0, day: 5 } })).toBe('recipient');
  });

  it('leave room for people’s own words', () => {
    expect(capFor('reply', { ...quiet, toRecipient: { hour: 29, day: 199 } })).toBeNull();
    expect(capFor('reply', { ...quiet, toRecipient: { hour: 30, day: 30 } })).toBe('recipient');
  });

  it('stop floods about one matter and from everywhere', () => {
    expect(capFor('notice', { ...quiet, aboutSubjectInHour: 60 })).toBe('subject');
    expect(capFor('notice', { ...quiet, everywhereInHour: 5000 })).toBe('installation');
  });
});
