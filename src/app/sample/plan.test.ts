import { describe, expect, test } from 'vitest';
import { fromIso, MINUTE } from '#kernel/time.ts';
import { known, siteOf } from './clock.ts';
import { KEPT } from './mix.ts';
import { planSample } from './plan.ts';
import { countOutcomes } from './promises.ts';
import { MONTHS, monthOf } from './schedule.ts';
import { countOf, judgedOf, stepsOf, textOf } from './testing/reading.ts';

const now = fromIso('2026-11-26T13:18:00Z');
const started = process.cpuUsage();
const plan = planSample({ seed: 7, now });
const used = process.cpuUsage(started);

describe('three months of a service desk', () => {
  test('are the same for the same seed and moment, and others for another seed', () => {
    expect(planSample({ seed: 7, now })).toEqual(plan);
    expect(planSample({ seed: 8, now, cases: 60 })).not.toEqual(planSample({ seed: 7, now, cases: 60 }));
  });

  test('are planned in less than three seconds of work', () => {
    expect((used.user + used.system) / 1000).toBeLessThan(3000);
  });

  test('hold as many cases as wanted, in a number of steps that can be written in a minute', () => {
    expect(plan.cases).toHaveLength(2500);
    expect(stepsOf(plan).length).toBeLessThanOrEqual(12_000);
    expect(plan.people).toHaveLength(1200);
    expect(plan.accounts).toHaveLength(5);
    expect(plan.services).toHaveLength(12);
    expect(plan.teams.flatMap((team) => team.members.filter((member) => !member.lead))).toHaveLength(14);
  });

  test('leave a believable backlog in all states', () => {
    const states = countOf(plan.cases.map((one) => one.stateNow));
    const open = plan.cases.length - (states.closed ?? 0);
    expect(open).toBeGreaterThanOrEqual(60);
    expect(open).toBeLessThanOrEqual(90);
    for (const state of ['new', 'working', 'waiting', 'resolved'])
      expect(states[state], state).toBeGreaterThanOrEqual(5);
  });

  test.each(MONTHS)('keep in month %i the share of promises that the story tells', (month) => {
    const judged = plan.cases.flatMap((one) => judgedOf(plan, one)).filter((one) => monthOf(one.due, now) === month);
    const { kept, broken } = countOutcomes(judged);
    expect(Math.abs(kept / (kept + broken) - KEPT[month])).toBeLessThan(0.01);
    expect(judged.some((one) => one.outcome === 'renegotiated')).toBe(true);
  });

  test('read like many people and not like copies', () => {
    const openings = plan.cases.map((one) => `${one.subject}\n${textOf(known(one.steps[0], 'a step'))}`);
    expect(new Set(openings).size).toBeGreaterThan(1900);
    expect(new Set(plan.cases.map((one) => one.requester)).size).toBeGreaterThan(700);
    const tongues = countOf(plan.cases.map((one) => one.tongue));
    for (const tongue of ['en', 'de', 'fr']) expect(tongues[tongue], tongue).toBeGreaterThan(250);
  });

  test('are opened while the site is open, but for the voicemails of the early shift and what goes on right now', () => {
    const outside = plan.cases.filter((one) => {
      const requester = known(
        plan.people.find((person) => person.key === one.requester),
        one.requester,
      );
      return !siteOf(requester.site).hours.openAt(one.openedAt);
    });
    const tells = outside.map((one) => one.tells).filter((story) => !story.startsWith('live-'));
    expect(new Set(tells).size).toBeLessThanOrEqual(1);
    expect(tells.every((story) => story === 'nachtschicht-voicemail')).toBe(true);
  });

  test('hold the failed video call once as it was and once as it is now, at its landmarks', () => {
    const told = (story: string) => plan.cases.filter((one) => one.tells === story);
    expect(told('rooms-intl-call-month1')).toHaveLength(1);
    expect(told('rooms-intl-call-month3')).toHaveLength(1);
    const call = known(
      plan.cases.find((one) => one.key === plan.landmarks.liveCase),
      'the live call',
    );
    expect(call.goal).toBe('run the launch meeting at 15:00');
    expect(call.openedAt).toBe(now - 66 * MINUTE);
    const running = judgedOf(plan, call).filter((one) => one.outcome === 'running');
    expect(running.map((one) => [one.kind, one.due])).toEqual([
      ['resolve', fromIso('2026-11-26T14:00:00Z')],
      ['next-update', fromIso('2026-11-26T13:30:00Z')],
    ]);
    const people = new Set(plan.people.map((person) => person.key));
    for (const key of Object.values(plan.landmarks.signIn)) expect(people).toContain(key);
  });
});
