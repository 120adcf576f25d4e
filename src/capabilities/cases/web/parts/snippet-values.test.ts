import { expect, it } from 'vitest';
import { fill } from '#capabilities/conversations/web/index.ts';
import { DAY, HOUR } from '#kernel/time.ts';
import { snippetValues } from './snippet-values.ts';

const NOW = Date.UTC(2026, 10, 26, 13, 18);
const of = {
  number: 10427,
  subject: 'The gate stays shut',
  requester: { id: '10000000-0000-4000-8000-000000000107', name: 'Maria Lopez' },
  requesterDetails: { language: 'de', timeZone: 'Europe/Berlin' },
  service: null,
} as Parameters<typeof snippetValues>[0]['of'];
const me = { name: 'Ayse Yildiz', organisation: { name: 'Harbour Service' } };
const text = '{{customer.first-name}}, {{next.word}}, {{agent.name}}, {{case.number}}, {{service.name}}';
const filled = (next: Parameters<typeof snippetValues>[0]['next']) =>
  fill(text, snippetValues({ of, me, next, now: NOW }));

it('speaks to the customer in their language and zone', () => {
  expect(filled({ kind: 'by', at: NOW + HOUR })).toBe('Maria, 15:18, Ayse Yildiz, 10427, {{service.name}}');
  expect(filled({ kind: 'by', at: NOW + DAY })).toContain('Fr');
});

it('leaves open what is not promised', () => {
  expect(filled({ kind: 'resolves' })).toContain('{{next.word}}');
  expect(filled(null)).toContain('{{next.word}}');
});
