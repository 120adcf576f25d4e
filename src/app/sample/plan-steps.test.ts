import { describe, expect, test } from 'vitest';
import { line, prose } from '#kernel/text.ts';
import { fromIso, type Instant } from '#kernel/time.ts';
import { planSample } from './plan.ts';
import { faultsOf } from './testing/faults.ts';
import { textOf } from './testing/reading.ts';

const now = fromIso('2026-11-26T13:18:00Z');
const plan = planSample({ seed: 7, now });

describe('every step', () => {
  test('lies in order between the opening and now, by somebody who exists', () => {
    const people = new Set(plan.people.map((person) => person.key));
    for (const one of plan.cases) {
      let latest: Instant = one.openedAt;
      for (const step of one.steps) {
        expect(step.at, one.key).toBeGreaterThanOrEqual(latest);
        expect(people, one.key).toContain(step.by);
        latest = step.at;
      }
      expect(latest, one.key).toBeLessThanOrEqual(now);
      expect(one.openedAt).toBeGreaterThanOrEqual(plan.startsAt);
    }
  });

  test('has texts without holes that the product takes', () => {
    for (const one of plan.cases) {
      expect(line(200).safeParse(one.subject).success, one.subject).toBe(true);
      for (const step of one.steps) {
        const text = textOf(step);
        expect(text, one.key).not.toMatch(/\{\w+\}/);
        if (text !== '') expect(prose(5000).safeParse(text).success, text).toBe(true);
        if (step.type === 'try-step' || step.type === 'propose')
          expect(line(300).safeParse(text).success, text).toBe(true);
        if (step.type === 'set-now-line') expect(line(200).safeParse(step.text).success, step.text).toBe(true);
        if (step.type === 'renegotiate') expect(prose(500).safeParse(step.reason).success, one.tells).toBe(true);
        if (step.type === 'renegotiate') expect(prose(2000).safeParse(step.words).success, one.tells).toBe(true);
      }
    }
  });

  test('tells what was tried, also on the failed video call, where colleagues help and one proposes something', () => {
    const call = plan.cases.find(({ key }) => key === plan.landmarks.liveCase);
    const types = call?.steps.map(({ type }) => type) ?? [];
    expect(types.filter((type) => type === 'try-step')).toHaveLength(5);
    expect(types.filter((type) => ['ask-for-help', 'join', 'propose'].includes(type))).toEqual([
      'ask-for-help',
      'join',
      'join',
      'propose',
    ]);
    const tried = plan.cases.flatMap(({ steps }) => steps.filter(({ type }) => type === 'try-step'));
    expect(tried.length).toBeGreaterThan(50);
  });

  test('is allowed where it stands', () => {
    const faults = plan.cases.flatMap((one) => faultsOf(one).map((fault) => `${one.key} ${one.tells}: ${fault}`));
    expect(faults).toEqual([]);
  });
});
