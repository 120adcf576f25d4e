import { expect, test } from 'vitest';
import { TeamId } from '#kernel/ids.ts';
import { DAY, HOUR, MINUTE } from '#kernel/time.ts';
import { callerAmong, caseOfCall, momentOfCall } from './call.ts';
import { faultInLines, teamCalled } from './settings.ts';

const NOW = Date.UTC(2026, 10, 26, 10, 42);
const TEAM = TeamId.parse('019a0000-0000-7000-8000-00000000beef');

const asked = (spoken: number, open = true) => ({
  open,
  openedAt: NOW - 60 * DAY,
  lastCustomerWordAt: spoken,
  lastTeamWordAt: null,
});

test('a call was in the last days, and a clock that runs ahead of ours makes it now', () => {
  expect(momentOfCall(NOW - HOUR, NOW)).toEqual({ ok: true, value: NOW - HOUR });
  expect(momentOfCall(NOW + MINUTE, NOW)).toEqual({ ok: true, value: NOW });
  expect(momentOfCall(NOW + HOUR, NOW)).toMatchObject({ refusal: { code: 'call.ahead' } });
  expect(momentOfCall(NOW - 8 * DAY, NOW)).toMatchObject({ refusal: { code: 'call.long-ago' } });
});

test('a call is about the only open case that was spoken of lately', () => {
  const recent = asked(NOW - DAY);
  expect(caseOfCall([recent, asked(NOW - 20 * DAY), asked(NOW - HOUR, false)], NOW)).toBe(recent);
  expect(caseOfCall([recent, asked(NOW - HOUR)], NOW)).toBeNull();
  expect(caseOfCall([asked(NOW - 20 * DAY)], NOW)).toBeNull();
  expect(caseOfCall([], NOW)).toBeNull();
});

test('a caller is whoever alone gave the number', () => {
  const [maria, luc] = [
    { name: 'Maria', number: '+49305550120' },
    { name: 'Luc', number: '+33123456789' },
  ];
  const number = '+49305550120';
  expect(callerAmong([maria, luc], number)).toBe(maria);
  expect(callerAmong([luc], number)).toBeNull();
  expect(callerAmong([maria, { name: 'Omar', number }], number)).toBeNull();
});

test('a line leads to its team, and stands there once', () => {
  const known = '+49305557000';
  const lines = [{ number: '030 5557000', known, teamId: TEAM }];
  expect(teamCalled(lines, known)).toBe(TEAM);
  expect(teamCalled(lines, '+49305557001')).toBeNull();
  expect(teamCalled([{ number: 'front desk', known: null, teamId: TEAM }], null)).toBeNull();
  expect(faultInLines(lines)).toBeNull();
  const twice = [...lines, { number: '+49 30 5557000', known, teamId: TEAM }];
  expect(faultInLines(twice)).toEqual({ line: 2, twice: true });
  expect(faultInLines([{ number: 'front desk', known: null, teamId: TEAM }])).toEqual({ line: 1, twice: false });
});
