import { describe, expect, it } from 'vitest';
import { PersonId, ProviderId, TeamId } from '#kernel/ids.ts';
import {
  aPromise,
  at,
  brokenPromise,
  decided,
  metPromise,
  PROMISE_ID,
  pausedPromise,
  refusalOf,
} from '../testing/a-promise.ts';
import { decideHandOver } from './index.ts';

const TOM = PersonId.parse('00000000-0000-4000-8000-000000000021');
const TEAM = TeamId.parse('00000000-0000-4000-8000-000000000022');
const toTom = { from: 'Ayse Yildiz', to: { kind: 'person', personId: TOM, name: 'Tom Berger' } } as const;
const toTeam = { from: 'Ayse Yildiz', to: { kind: 'team', teamId: TEAM } } as const;

describe('decideHandOver', () => {
  it('changes who keeps the promise and nothing of the promise', () => {
    const before = aPromise();
    const { promise, facts } = decided(decideHandOver(before, toTom, at('10:00')));
    expect(promise).toEqual({ ...before, promisor: { kind: 'person', personId: TOM }, version: 2 });
    const about = { promiseId: PROMISE_ID, promise: 'resolve', text: before.text, due: before.due };
    expect(facts).toEqual([
      {
        kind: 'promise.handed-over',
        occurredAt: at('10:00'),
        data: { ...about, from: 'Ayse Yildiz', to: 'Tom Berger' },
      },
    ]);
  });

  it('stays with the team where a team promised, and becomes its own where nobody is named', () => {
    const teams = aPromise({ promisor: { kind: 'team', teamId: TEAM, personId: PersonId.parse(TOM) } });
    expect(decided(decideHandOver(teams, toTom, at('10:00'))).promise.promisor).toEqual({
      kind: 'team',
      teamId: TEAM,
      personId: TOM,
    });
    const { promise, facts } = decided(decideHandOver(aPromise(), toTeam, at('10:00')));
    expect(promise.promisor).toEqual({ kind: 'team', teamId: TEAM, personId: null });
    expect(facts).toMatchObject([{ kind: 'promise.given-to-team', data: { from: 'Ayse Yildiz' } }]);
    const desk = { ...toTeam, to: { kind: 'team', teamId: null } } as const;
    expect(decided(decideHandOver(aPromise(), desk, at('10:00'))).promise.promisor).toEqual({ kind: 'desk' });
  });

  it('moves what runs, rests or is late, and nothing that is over', () => {
    expect(decided(decideHandOver(pausedPromise(), toTom, at('11:00'))).promise.state).toBe('paused');
    expect(decided(decideHandOver(brokenPromise(), toTom, at('14:00'))).promise.state).toBe('broken');
    expect(refusalOf(decideHandOver(metPromise(), toTom, at('12:30')))).toBe('promise.already-closed');
  });

  it('is for what a person promised', () => {
    const provider = { kind: 'provider', providerId: ProviderId.parse(TEAM) } as const;
    const nobodys = [{ kind: 'desk' }, provider, { kind: 'team', teamId: TEAM, personId: null }] as const;
    for (const promisor of nobodys) {
      expect(refusalOf(decideHandOver(aPromise({ promisor }), toTom, at('10:00')))).toBe('promise.not-a-persons');
    }
  });
});
