import { expect, it } from 'vitest';
import { type DatedFact, holdingsOf } from './holdings.ts';

it('reads from the facts who had a case from when', () => {
  const facts: DatedFact[] = [
    { kind: 'case.opened', data: { subject: 'Black', caseKind: 'incident', number: 1 }, occurredAt: 0 },
    { kind: 'case.taken', data: { owner: 'Ayse', before: '' }, occurredAt: 10 },
    { kind: 'case.assigned', data: { assignee: '', team: 'Network' }, occurredAt: 20 },
    { kind: 'case.taken', data: { owner: 'Femi', before: 'Ayse' }, occurredAt: 25 },
    { kind: 'case.waits', data: { reason: 'third-party', question: 'The line.' }, occurredAt: 30 },
    { kind: 'case.goes-on', data: {}, occurredAt: 40 },
    { kind: 'case.waits', data: { reason: 'customer-input', question: 'Which room?' }, occurredAt: 50 },
    { kind: 'case.goes-on', data: {}, occurredAt: 60 },
    { kind: 'case.resolved', data: {}, occurredAt: 70 },
  ];
  expect(holdingsOf(facts)).toEqual([
    { from: 10, holder: { kind: 'desk' } },
    { from: 20, holder: { kind: 'nobody' } },
    { from: 25, holder: { kind: 'team', name: 'Network' } },
    { from: 30, holder: { kind: 'provider', name: null } },
    { from: 40, holder: { kind: 'team', name: 'Network' } },
    { from: 50, holder: { kind: 'customer' } },
    { from: 60, holder: { kind: 'team', name: 'Network' } },
    { from: 70, holder: { kind: 'customer' } },
  ]);
});
