import { describe, expect, it } from 'vitest';
import { ImprovementId, PersonId, PromiseId } from '#kernel/ids.ts';
import { DAY } from '#kernel/time.ts';
import { assessed, cameBack, type Decision, decided, finished, type Improvement, started } from './improvement.ts';
import type { Scores } from './worth.ts';

const uuid = (n: number) => `10000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const ayse = { id: PersonId.parse(uuid(1)), name: 'Ayse' };
const tom = { id: PersonId.parse(uuid(2)), name: 'Tom' };
const NOW = 1_000 * DAY;
const by = { name: tom.name, at: NOW };
const scores: Scores = { impact: 5, effort: 1, confidence: 'high' };

const proposed: Improvement = {
  id: ImprovementId.parse(uuid(3)),
  title: 'Nobody answers the call',
  wrong: 'A call for help met a voicemail.',
  help: null,
  causes: ['process'],
  causeWords: null,
  state: 'proposed',
  proposer: ayse,
  proposedAt: NOW - DAY,
  teamId: null,
  answerId: PromiseId.parse(uuid(4)),
  assessment: null,
  decision: null,
  owner: null,
  doneId: null,
  result: null,
  version: 1,
};

const accepting: Decision = { what: 'accepted', words: 'We do it.', owner: tom, doneBy: NOW + DAY };
const parking: Decision = { what: 'parked', words: 'After the move.', reviewAt: NOW + DAY };
const doneId = PromiseId.parse(uuid(5));

function value<T>(result: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const weighed = value(assessed(proposed, scores, by));
const accepted = value(decided(weighed, { decision: accepting, doneId }, by));
const begun = value(started(accepted));
const done = value(finished(begun, 'Every call is answered.', NOW));
const parked = value(decided(weighed, { decision: parking, doneId: null }, by));
const declining: Decision = { what: 'declined', words: 'It costs more than it brings.' };
const declined = value(decided(weighed, { decision: declining, doneId: null }, by));

const refused = (code: string) => expect.objectContaining({ ok: false, refusal: expect.objectContaining({ code }) });

describe('an improvement', () => {
  it('is assessed, accepted with an owner, begun and done, one version after the other', () => {
    expect([proposed, weighed, accepted, begun, done].map(({ state }) => state)).toEqual([
      'proposed',
      'assessed',
      'accepted',
      'in-progress',
      'done',
    ]);
    expect(accepted).toMatchObject({ owner: tom, doneId, decision: { words: 'We do it.', by: 'Tom', reviewAt: null } });
    expect(done).toMatchObject({ version: 5, result: { words: 'Every call is answered.', at: NOW } });
  });

  it('is weighed anew as long as nothing is decided', () => {
    expect(value(assessed(weighed, { ...scores, effort: 4 }, by)).assessment).toMatchObject({ effort: 4 });
    for (const one of [accepted, begun, done, parked, declined]) {
      expect(assessed(one, scores, by)).toEqual(refused('improvement.decided'));
    }
  });

  it('is decided once, when somebody has weighed it', () => {
    expect(decided(proposed, { decision: declining, doneId: null }, by)).toEqual(refused('improvement.not-assessed'));
    for (const one of [accepted, begun, done, parked, declined]) {
      expect(decided(one, { decision: declining, doneId: null }, by)).toEqual(refused('improvement.decided'));
    }
  });

  it('is promised and parked for moments that are still to come', () => {
    const late = [
      { ...accepting, doneBy: NOW },
      { ...parking, reviewAt: NOW - 1 },
    ] as const;
    for (const decision of late) {
      expect(decided(weighed, { decision, doneId: null }, by)).toEqual(refused('improvement.not-ahead'));
    }
  });

  it('comes back from where it was parked on its day, and owes a new answer', () => {
    const answerId = PromiseId.parse(uuid(6));
    expect(cameBack(parked, answerId, NOW)).toBeNull();
    expect(cameBack(parked, answerId, NOW + DAY)).toMatchObject({ state: 'assessed', decision: null, answerId });
    for (const one of [proposed, weighed, accepted, begun, done, declined]) {
      expect(cameBack(one, answerId, NOW + DAY)).toBeNull();
    }
  });

  it('begins when it is accepted, and is done when it has begun', () => {
    expect(started(begun)).toEqual(refused('improvement.begun'));
    for (const one of [proposed, weighed, done, parked, declined]) {
      expect(started(one)).toEqual(refused('improvement.not-accepted'));
    }
    for (const one of [proposed, weighed, accepted, done, parked, declined]) {
      expect(finished(one, 'Done.', NOW)).toEqual(refused('improvement.not-begun'));
    }
  });
});
