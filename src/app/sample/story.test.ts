import { expect, test } from 'vitest';
import { fromIso } from '#kernel/time.ts';
import { known } from './clock.ts';
import { organisation, type Scenario, stories } from './content.ts';
import { ownerOfStory } from './draft.ts';
import { policyOf, serviceOf } from './draft-kit.ts';
import { planPeople } from './people.ts';
import { judgePromises } from './promises.ts';
import { randomOf } from './random.ts';
import { tellStory } from './story.ts';
import { isHeardAtOnce } from './telling.ts';

const everybody = planPeople(7);
// A Monday, early, so that short stories end on the same day.
const openedAt = fromIso('2026-11-23T06:30:00Z');
const berliner = known(
  everybody.find((person) => person.site === 'berlin' && person.roles.includes('customer')),
  'somebody in Berlin',
);

function judgedOf(scenario: Scenario) {
  const service = serviceOf(scenario.service);
  const policy = policyOf(service, scenario.priority);
  const words = { next: '', was: '' };
  const { channel, language: tongue } = scenario;
  const owner = ownerOfStory(scenario);
  const frame = {
    requester: berliner,
    owner,
    channel,
    tongue,
    policy,
    openedAt,
    words,
    random: randomOf(7, scenario.id),
  };
  const variant = known(scenario.variants[0], 'a variant');
  const steps = tellStory(frame, { scenario, variant, full: true, pace: 1 });
  return judgePromises(steps, policy, fromIso('2027-11-23T06:30:00Z'));
}

test.each(stories.scenarios.map((one) => [one.id, one] as const))(
  '%s: its words are kept as it says',
  (_id, scenario) => {
    const judged = judgedOf(scenario);
    const written = scenario.promises.filter((one) => one.promise === 'first_word').map((one) => one.outcome);
    const first = judged.filter((one) => one.kind === 'first-response').map((one) => one.outcome);
    if (isHeardAtOnce(scenario.channel)) expect(first).toEqual([]);
    else if (written.length > 0) expect(first).toEqual(written);
    const broken = scenario.promises.filter((one) => one.promise === 'next_word' && one.outcome === 'broken').length;
    expect(judged.filter((one) => one.kind === 'next-update' && one.outcome === 'broken')).toHaveLength(broken);
  },
);

test('stories whose fix is kept are told with a kept fix', () => {
  const off = stories.scenarios.filter((scenario) => {
    const written = scenario.promises.findLast((one) => one.promise === 'fixed_by')?.outcome;
    const told = judgedOf(scenario).findLast((one) => one.kind === 'resolve')?.outcome;
    return written === 'kept' && told !== 'kept';
  });
  expect(off.map((one) => one.id)).toEqual([]);
});

test('the desk has somebody for every language of its stories', () => {
  for (const scenario of stories.scenarios) {
    const level = ownerOfStory(scenario).languages[scenario.language] ?? 0;
    expect(level, `${scenario.owner} in ${scenario.id}`).toBeGreaterThan(0);
  }
  expect(organisation.agents).toHaveLength(14);
});
