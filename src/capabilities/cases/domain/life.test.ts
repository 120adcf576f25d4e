import { describe, expect, it } from 'vitest';
import { AccountId, CaseId, MessageId, PersonId, ProviderId, ServiceId, TeamId } from '#kernel/ids.ts';
import { HOUR, MINUTE } from '#kernel/time.ts';
import type { Case, Decision, Worker } from './case.ts';
import { close, confirm, hear, reopen } from './customer.ts';
import { changesHands, newlyHeld, stillHas } from './hand-back.ts';
import { decideOpen, type KnownForOpening, type Opening, subjectFrom } from './open.ts';
import { CASE_KINDS, CASE_STATES, move } from './states.ts';
import { take } from './take.ts';
import { assign, cancel, goOn, replyTo, sayNow, waitFor } from './work.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const NOW = Date.UTC(2026, 10, 26, 13, 12);
const ayse: Worker = { id: PersonId.parse(id(1)), name: 'Ayse Yıldız' };
const jan: Worker = { id: PersonId.parse(id(2)), name: 'Jan Kowalczyk' };

const known: KnownForOpening = {
  requester: { id: PersonId.parse(id(3)), accountId: AccountId.parse(id(4)), active: true },
  service: { id: ServiceId.parse(id(5)), teamId: TeamId.parse(id(6)), retired: false },
  accountShares: false,
};
const opening: Opening = {
  id: CaseId.parse(id(7)),
  number: 10482,
  kind: 'incident',
  subject: 'Lyon can’t join our video call',
  goal: 'run the launch meeting at 15:00',
  channel: 'portal',
  urgency: 'critical',
  priority: undefined,
  messageId: MessageId.parse(id(8)),
  takenBy: null,
  contactedAt: NOW,
};

function must<T>(result: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}
const opened = (given: Partial<Opening> = {}): Case => must(decideOpen(known, { ...opening, ...given })).case;
const states = ({ facts }: Decision) =>
  facts.flatMap((fact) => (fact.kind === 'case.state-changed' ? [`${fact.data.from} → ${fact.data.to}`] : []));

describe('opening a case', () => {
  it('takes the priority from the matrix and the team from the service', () => {
    expect(opened()).toMatchObject({
      state: 'new',
      priority: 'P2',
      teamId: known.service.teamId,
      ownerId: null,
      unanswered: true,
      unreached: null,
    });
    expect(opened({ priority: 'P1' }).priority).toBe('P1');
    expect(opened({ kind: 'request' }).state).toBe('submitted');
  });

  it('is taken at once by the agent who is on the phone', () => {
    expect(opened({ takenBy: ayse })).toMatchObject({ state: 'triaged', ownerId: ayse.id, assigneeId: ayse.id });
  });

  it.each([
    ['case.service-retired', { service: { ...known.service, retired: true } }],
    ['case.requester-inactive', { requester: { ...known.requester, active: false } }],
    ['case.requester-without-account', { requester: { ...known.requester, accountId: null } }],
  ])('is refused: %s', (code, other) => {
    expect(decideOpen({ ...known, ...other }, opening)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('finds a subject in the customer’s own words', () => {
    expect(subjectFrom('\n Lyon sees a black screen. We start at 15:00.')).toBe('Lyon sees a black screen');
    expect(subjectFrom('help')).toBe('help');
    expect(subjectFrom(`${'word '.repeat(40)}end`).length).toBeLessThanOrEqual(100);
  });
});

describe('moves', () => {
  it('refuse everything that the table does not name', () => {
    const allowed = CASE_KINDS.flatMap((kind) =>
      CASE_STATES.flatMap((from) =>
        CASE_STATES.filter((to) => move(kind, from, to).ok).map((to) => `${kind} ${from} ${to}`),
      ),
    );
    expect(allowed).toHaveLength(37);
    expect(move('incident', 'closed', 'in-progress')).toMatchObject({
      ok: false,
      refusal: { code: 'case.move-not-allowed' },
    });
    expect(move('incident', 'resolved', 'cancelled').ok).toBe(false);
  });
});

describe('taking a case', () => {
  it('makes one person answer for it', () => {
    const taken = must(take(opened(), ayse));
    expect(taken.case).toMatchObject({ ownerId: ayse.id, state: 'triaged' });
    expect(must(take(taken.case, ayse)).facts).toEqual([]);
    expect(take(taken.case, jan)).toMatchObject({ ok: false, refusal: { code: 'case.has-an-owner' } });
  });

  it('begins to fulfil a request', () => {
    expect(states(must(take(opened({ kind: 'request' }), ayse)))).toEqual(['submitted → fulfilling']);
  });
});

describe('working on a case', () => {
  it('says what is happening now, and takes a case that nobody has', () => {
    const said = must(sayNow(opened(), ayse, 'Ayse is testing the Lyon room camera', NOW + MINUTE));
    expect(said.case.now).toEqual({
      text: 'Ayse is testing the Lyon room camera',
      by: ayse.name,
      byId: ayse.id,
      since: NOW + MINUTE,
    });
    expect(said.facts.map((fact) => fact.kind)).toEqual([
      'case.taken',
      'case.state-changed',
      'case.state-changed',
      'case.now-said',
    ]);
    expect(states(said)).toEqual(['new → triaged', 'triaged → in-progress']);
  });

  it('answers: the customer has had a word', () => {
    const said = must(replyTo(opened(), ayse, { resolves: false, reaches: true, now: NOW + MINUTE }));
    expect(said.case).toMatchObject({ unanswered: false, lastTeamWordAt: NOW + MINUTE, state: 'in-progress' });
  });

  it('waits only while a next word is promised, and says for what', () => {
    const working = must(sayNow(opened(), ayse, 'x', NOW)).case;
    const why = {
      reason: 'customer-input',
      question: 'The number on the back of the screen?',
      providerId: null,
    } as const;
    expect(waitFor(working, why, false)).toMatchObject({ ok: false, refusal: { code: 'case.wait-needs-a-next-word' } });
    const waiting = must(waitFor(working, why, true)).case;
    expect(waiting).toMatchObject({ state: 'waiting', waiting: why });
    expect(must(goOn(waiting)).case).toMatchObject({ state: 'in-progress', waiting: null });
    expect(must(sayNow(waiting, ayse, 'still here', NOW)).case.state).toBe('waiting');
  });

  it('resolves from waiting through work', () => {
    const working = must(sayNow(opened(), ayse, 'x', NOW)).case;
    const waiting = must(
      waitFor(working, { reason: 'third-party', question: 'AVCo calls back', providerId: null }, true),
    ).case;
    const resolved = must(replyTo(waiting, ayse, { resolves: true, reaches: true, now: NOW + HOUR }));
    expect(states(resolved)).toEqual(['waiting → in-progress', 'in-progress → resolved']);
    expect(resolved.case.resolvedAt).toBe(NOW + HOUR);
  });

  it('gives away the next step, never the promises', () => {
    const taken = must(take(opened(), ayse)).case;
    expect(must(assign(taken, { assignee: jan })).case).toMatchObject({ ownerId: ayse.id, assigneeId: jan.id });
    expect(must(assign(taken, { assignee: null })).case.assigneeId).toBeNull();
  });

  it('is cancelled by the requester’s wish, not after it was resolved', () => {
    const ground = { ground: 'requester', reason: 'found it' } as const;
    expect(must(cancel(opened(), ground, NOW)).case).toMatchObject({ state: 'cancelled', closedAt: NOW });
    const resolved = must(replyTo(opened(), ayse, { resolves: true, reaches: true, now: NOW })).case;
    expect(cancel(resolved, ground, NOW)).toMatchObject({ ok: false });
  });
});

describe('the customer', () => {
  const message = { id: MessageId.parse(id(9)), at: NOW + HOUR, reopens: true, readsUs: true };
  const resolved = must(replyTo(opened(), ayse, { resolves: true, reaches: true, now: NOW })).case;

  it('confirms: the case is closed', () => {
    const confirmed = must(confirm(resolved, NOW + HOUR));
    expect(confirmed.case).toMatchObject({ state: 'closed', closedAt: NOW + HOUR });
    expect(confirmed.facts.map((fact) => fact.kind)).toEqual(['case.confirmed', 'case.state-changed', 'case.closed']);
  });

  it('may confirm before we resolve', () => {
    expect(states(must(confirm(opened(), NOW)))).toEqual([
      'new → triaged',
      'triaged → in-progress',
      'in-progress → resolved',
      'resolved → closed',
    ]);
  });

  it('reopens a resolved case by writing, and never a closed one', () => {
    expect(must(hear(resolved, message)).case).toMatchObject({
      state: 'in-progress',
      resolvedAt: null,
      unanswered: true,
    });
    expect(must(reopen(resolved, 'still black')).case.state).toBe('in-progress');
    const over = must(confirm(resolved, NOW)).case;
    expect(hear(over, message)).toMatchObject({ ok: false, refusal: { code: 'case.closed-ask-anew' } });
    expect(reopen(over, '')).toMatchObject({ ok: false, refusal: { code: 'case.not-resolved' } });
  });

  it('ends a wait for their answer, and no other wait', () => {
    const working = must(sayNow(opened(), ayse, 'x', NOW)).case;
    const asked = must(waitFor(working, { reason: 'customer-input', question: '?', providerId: null }, true)).case;
    const elsewhere = must(waitFor(working, { reason: 'third-party', question: '?', providerId: null }, true)).case;
    expect(must(hear(asked, message)).case.state).toBe('in-progress');
    expect(must(hear(elsewhere, message)).case.state).toBe('waiting');
  });

  it('who says nothing is taken at the word that was given: it closes unconfirmed', () => {
    expect(must(close(resolved, NOW + HOUR, false)).facts.at(-1)).toEqual({
      kind: 'case.closed',
      data: { confirmed: false },
    });
  });
});

describe('who has to hand a case back', () => {
  const before = opened();
  const field = TeamId.parse(id(20));
  const providerId = ProviderId.parse(id(21));
  const given: Case = { ...before, teamId: field };
  const waits: Case = { ...before, waiting: { reason: 'third-party', question: 'A panel.', providerId } };
  const over = must(cancel(before, { ground: 'requester', reason: 'Works.' }, NOW)).case;

  it('is the team that got it from another, or the provider that we wait for', () => {
    expect(newlyHeld({ before, after: given })).toEqual({
      handBack: { kind: 'ola', teamId: field, toTeamId: before.teamId },
      from: before.teamId,
    });
    expect(newlyHeld({ before, after: waits })).toEqual({ handBack: { kind: 'uc', providerId }, from: before.teamId });
  });

  it('is nobody new while the case stays in its hands, comes from no team, or is over', () => {
    expect([newlyHeld({ before, after: before }), newlyHeld({ before: waits, after: waits })]).toEqual([null, null]);
    expect(newlyHeld({ before: { ...before, teamId: null }, after: given })).toBe(null);
    expect(newlyHeld({ before, after: { ...over, teamId: field } })).toBe(null);
  });

  it('is asked only when the case came into other hands, or is over', () => {
    const after: Case = { ...before, subject: 'Another subject' };
    expect([before, given, waits, over].map((one) => changesHands({ before, after: one }))).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(changesHands({ before, after })).toBe(false);
  });

  it('has it until it is elsewhere, or over', () => {
    const team = { promisor: { kind: 'team', teamId: field, personId: null } } as const;
    const provider = { promisor: { kind: 'provider', providerId } } as const;
    expect([stillHas(team, given), stillHas(team, before)]).toEqual([true, false]);
    expect([stillHas(provider, waits), stillHas(provider, before)]).toEqual([true, false]);
    expect(stillHas(team, { ...over, teamId: field })).toBe(false);
  });
});
