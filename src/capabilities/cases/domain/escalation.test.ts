import { describe, expect, it } from 'vitest';
import { AccountId, CaseId, MessageId, PersonId, ServiceId, TeamId } from '#kernel/ids.ts';
import { HOUR } from '#kernel/time.ts';
import type { Case } from './case.ts';
import { escalate, isRaised, priorityAbove, raisedUrgency } from './escalation.ts';
import { decideOpen } from './open.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const NOW = Date.UTC(2026, 10, 26, 13, 12);
const said = { words: 'The class begins at two.', neededBy: NOW + HOUR, again: false };

function opened(change: Partial<Case> = {}): Case {
  const requester = { id: PersonId.parse(id(3)), accountId: AccountId.parse(id(4)), active: true };
  const service = { id: ServiceId.parse(id(5)), teamId: TeamId.parse(id(6)), retired: false };
  const decided = decideOpen(
    { requester, service, accountShares: false },
    {
      id: CaseId.parse(id(7)),
      number: 10482,
      kind: 'incident',
      subject: 'The screen stays dark',
      goal: null,
      channel: 'portal',
      urgency: 'medium',
      priority: undefined,
      messageId: MessageId.parse(id(8)),
      takenBy: null,
      contactedAt: NOW,
    },
  );
  if (!decided.ok) throw new Error(decided.refusal.code);
  return { ...decided.value.case, unanswered: false, ...change };
}

describe('a customer who calls their case more urgent than it looks', () => {
  it('raises what they state, not what the desk assessed', () => {
    const decided = escalate(opened(), said, NOW);
    expect(decided).toMatchObject({
      ok: true,
      value: {
        case: { statedUrgency: 'high', assessedUrgency: 'medium', priority: opened().priority, unanswered: true },
        facts: [{ kind: 'case.escalated', data: { words: said.words, neededBy: said.neededBy } }],
      },
    });
  });

  it('is refused on a case that is not open', () => {
    for (const state of ['resolved', 'closed', 'cancelled'] as const) {
      expect(escalate(opened({ state }), said, NOW)).toMatchObject({ refusal: { code: 'case.not-open' } });
    }
  });

  it('is asked to wait for the answer before saying so again', () => {
    const again = escalate(opened(), { ...said, again: true }, NOW);
    expect(again).toMatchObject({ refusal: { code: 'case.escalated-already' } });
  });

  it('needs it by a moment that lies ahead', () => {
    const late = escalate(opened(), { ...said, neededBy: NOW }, NOW);
    expect(late).toMatchObject({ refusal: { code: 'case.needed-by-past' } });
  });
});

describe('urgency and priority', () => {
  it('rise by one step and end at the top', () => {
    expect((['low', 'medium', 'high', 'critical'] as const).map(raisedUrgency)).toEqual([
      'medium',
      'high',
      'critical',
      'critical',
    ]);
    expect((['P4', 'P3', 'P2', 'P1'] as const).map(priorityAbove)).toEqual(['P3', 'P2', 'P1', null]);
  });

  it('are raised only upwards', () => {
    expect(isRaised('P3', 'P2')).toBe(true);
    expect(isRaised('P2', 'P2')).toBe(false);
    expect(isRaised('P2', 'P3')).toBe(false);
  });
});
