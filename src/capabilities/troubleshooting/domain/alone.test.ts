import { describe, expect, it } from 'vitest';
import { CaseId, PersonId } from '#kernel/ids.ts';
import { DAY, HOUR, MINUTE } from '#kernel/time.ts';
import { type Alone, mayPrompt, promptingOf, type ShownPrompt, signalsOf, standingPrompt } from './alone.ts';

const calm: Alone = {
  contributors: 2,
  used: 0.2,
  sinceNew: 10 * MINUTE,
  tried: ['Swapped cable', 'Same call from Berlin'],
  knowsService: true,
  solvedByOthers: false,
  wordOverdue: false,
  reopened: false,
};

describe('signals', () => {
  it('are none where all goes well', () => {
    expect(signalsOf(calm)).toEqual([]);
    expect(promptingOf(calm)).toBeNull();
  });

  it('one contributor and more than half of the time used', () => {
    const alone = { ...calm, contributors: 1 };
    expect(signalsOf({ ...alone, used: 0.51 })).toEqual(['alone-past-half']);
    expect(signalsOf({ ...alone, used: 0.5 })).toEqual([]);
    expect(signalsOf({ ...alone, used: null })).toEqual([]);
    expect(signalsOf({ ...calm, used: 0.9 })).toEqual([]);
  });

  it('more than 90 open minutes with nothing new', () => {
    expect(signalsOf({ ...calm, sinceNew: 90 * MINUTE })).toEqual([]);
    expect(signalsOf({ ...calm, sinceNew: 90 * MINUTE + 1 })).toEqual(['nothing-new']);
    expect(signalsOf({ ...calm, sinceNew: null })).toEqual([]);
  });

  it('a service that the person does not know', () => {
    expect(signalsOf({ ...calm, knowsService: false })).toEqual(['outside-profile']);
  });

  it('a case like it that others solved', () => {
    expect(signalsOf({ ...calm, solvedByOthers: true })).toEqual(['solved-by-others']);
  });

  it.each([
    [['Restarted the computer', 'Reboot the room PC']],
    [['PC neu gestartet', 'Neustart des Switches']],
    [['Reinstalled the driver', 're-install of the client']],
    [['Swapped cable.', 'swapped  cable']],
  ])('the same done again: %j', (tried) => {
    expect(signalsOf({ ...calm, tried })).toEqual(['repeated']);
  });

  it('what was done once is not done again', () => {
    expect(signalsOf({ ...calm, tried: ['Restart', 'Reinstall'] })).toEqual([]);
  });

  it('a word to the customer that is overdue', () => {
    expect(signalsOf({ ...calm, wordOverdue: true })).toEqual(['word-overdue']);
  });

  it('a case that was reopened', () => {
    expect(signalsOf({ ...calm, reopened: true })).toEqual(['reopened']);
  });

  it('prompt from three points on, and invite from five', () => {
    expect(promptingOf({ ...calm, knowsService: false })).toBeNull();
    expect(promptingOf({ ...calm, knowsService: false, reopened: true })).toMatchObject({ points: 3, invites: false });
    expect(promptingOf({ ...calm, knowsService: false, solvedByOthers: true })).toMatchObject({
      points: 4,
      invites: false,
    });
    const five = { ...calm, knowsService: false, solvedByOthers: true, reopened: true };
    expect(promptingOf(five)).toMatchObject({ points: 5, invites: true });
  });
});

const NOW = 100 * DAY;
const id = (n: number) => CaseId.parse(`019a0000-0000-7000-8000-00000000000${n}`);
const personId = PersonId.parse('019a0000-0000-7000-8000-000000000009');

function shown(n: number, ago: number, answer: ShownPrompt['answer'] = null, answeredAgo = ago): ShownPrompt {
  return {
    caseId: id(n),
    personId,
    shownAt: NOW - ago,
    answer,
    answeredAt: answer === null ? null : NOW - answeredAgo,
  };
}

describe('how often', () => {
  it('once an hour for a case', () => {
    expect(mayPrompt([shown(1, HOUR - 1)], id(1), NOW)).toBe(false);
    expect(mayPrompt([shown(1, HOUR)], id(1), NOW)).toBe(true);
    expect(mayPrompt([shown(2, 1)], id(1), NOW)).toBe(true);
  });

  it('four times a day for a person', () => {
    const three = [shown(2, DAY - 1), shown(3, 5 * HOUR), shown(4, 3 * HOUR)];
    expect(mayPrompt(three, id(1), NOW)).toBe(true);
    expect(mayPrompt([...three, shown(5, 1)], id(1), NOW)).toBe(false);
    expect(mayPrompt([...three.slice(1), shown(2, DAY), shown(5, 1)], id(1), NOW)).toBe(true);
  });

  it('not within 15 minutes that were asked for, and not for a day after it was dismissed', () => {
    expect(mayPrompt([shown(1, 2 * HOUR, 'more-time', 15 * MINUTE - 1)], id(1), NOW)).toBe(false);
    expect(mayPrompt([shown(1, 2 * HOUR, 'more-time', 15 * MINUTE)], id(1), NOW)).toBe(true);
    expect(mayPrompt([shown(1, 2 * DAY, 'dismissed', DAY - 1)], id(1), NOW)).toBe(false);
    expect(mayPrompt([shown(1, 2 * DAY, 'dismissed', DAY)], id(1), NOW)).toBe(true);
  });

  it('one that waits for an answer stands, and is not shown anew', () => {
    expect(standingPrompt([shown(1, 5), shown(2, 3)], id(1))).toMatchObject({ caseId: id(1) });
    expect(standingPrompt([shown(1, 5, 'asked')], id(1))).toBeNull();
  });
});
