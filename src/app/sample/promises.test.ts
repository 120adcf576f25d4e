import { expect, test } from 'vitest';
import { fromIso, HOUR, MINUTE } from '#kernel/time.ts';
import type { PlannedStep } from './plan-types.ts';
import { countOutcomes, judgePromises } from './promises.ts';

const policy = { firstWordMinutes: 60, nextWordMinutes: 240, fixedByMinutes: 480 };
// A Tuesday on which the desk in Berlin is open from 7:00 to 18:00.
const opened = fromIso('2026-11-24T08:00:00Z');
const at = (minutes: number) => opened + minutes * MINUTE;
const open: PlannedStep = { type: 'open', at: opened, by: 'customer', text: 'It is dark.', takenBy: null };

function reply(minutes: number, nextIn: number | null): PlannedStep {
  const nextWordBy = nextIn === null ? null : at(minutes + nextIn);
  return { type: 'reply', at: at(minutes), by: 'agent', text: 'We look.', nextWordBy, noMoreNews: null };
}

const resolve = (minutes: number): PlannedStep => ({ type: 'resolve', at: at(minutes), by: 'agent', text: 'Light.' });

function outcomes(steps: readonly PlannedStep[], now = at(100_000)) {
  return judgePromises(steps, policy, now).map((one) => `${one.kind} ${one.outcome}`);
}

test('words in time are kept', () => {
  expect(outcomes([open, reply(60, 120), resolve(170)])).toEqual([
    'first-response kept',
    'resolve kept',
    'next-update kept',
  ]);
});

test('whoever is heard at once is owed the next word, and so is a customer who writes when none is owed', () => {
  const heard: PlannedStep = { ...open, takenBy: 'agent' };
  const writes: PlannedStep = {
    type: 'customer-writes',
    at: at(30),
    by: 'customer',
    text: 'And now?',
    endsWait: false,
  };
  expect(outcomes([heard, resolve(230)])).toEqual(['next-update kept', 'resolve kept']);
  expect(outcomes([open, reply(10, null), writes], at(40))).toEqual([
    'first-response kept',
    'resolve running',
    'next-update running',
  ]);
});

test('a late first word, a late next word and a late fix are broken', () => {
  const judged = judgePromises([open, reply(61, 60), resolve(1600)], policy, at(100_000));
  expect(countOutcomes(judged)).toEqual({ kept: 0, broken: 3 });
});

test('what is renegotiated before it is due is not broken, and the new moment counts', () => {
  const moved: PlannedStep = {
    type: 'renegotiate',
    at: at(100),
    by: 'agent',
    promise: 'next-update',
    due: at(300),
    reason: 'a part is late',
    words: 'We need longer.',
  };
  expect(outcomes([open, reply(30, 90), moved, resolve(290)])).toContain('next-update renegotiated');
  expect(outcomes([open, reply(30, 90), moved, resolve(310)])).toContain('next-update broken');
});

test('waiting for the customer moves the fix and nothing else', () => {
  const wait: PlannedStep = { type: 'wait', at: at(100), by: 'agent', reason: 'customer-input', question: 'Which?' };
  const answer: PlannedStep = { type: 'customer-writes', at: at(400), by: 'customer', text: 'That.', endsWait: true };
  const steps = [open, reply(30, 900), wait, answer, resolve(500)];
  const fix = judgePromises(steps, policy, at(100_000)).find((one) => one.kind === 'resolve');
  expect(fix?.outcome).toBe('kept');
  // 380 minutes are left at 15:40: 140 until closing, the other 240 from 7:00 the next morning.
  expect(fix?.due).toBe(fromIso('2026-11-25T10:00:00Z'));
});

test('a resolution that did not hold goes on with what was left', () => {
  const back: PlannedStep = { type: 'reopen', at: at(24 * 60), by: 'customer', text: 'Dark again.' };
  const again = judgePromises([open, reply(30, 900), resolve(400), back], policy, at(24 * 60) + HOUR);
  expect(again.find((one) => one.kind === 'resolve')).toMatchObject({ outcome: 'running', due: at(24 * 60 + 80) });
});
