import type { NewAgreement } from '#capabilities/agreements/index.ts';
import { PRIORITIES, type Priority } from '#capabilities/catalogue/index.ts';
import type { ServiceId } from '#kernel/ids.ts';
import { PROMISE_CALENDAR } from '../clock.ts';
import type { PlannedPolicy } from '../plan-types.ts';
import type { Cast } from './cast.ts';

type Rule = NewAgreement['terms']['rules'][number];

function owesOf({ firstWordMinutes, nextWordMinutes, fixedByMinutes }: PlannedPolicy): Rule['owes'] {
  const within = (minutes: number) => ({ within: { kind: 'budget' as const, minutes }, calendarId: null });
  return [
    { kind: 'first-response', ...within(firstWordMinutes) },
    { kind: 'next-update', ...within(nextWordMinutes) },
    { kind: 'resolve', ...within(fixedByMinutes) },
  ];
}

/** What most services owe at a priority, so that only the others need a rule of their own. */
function usualOf(cast: Cast, priority: Priority): PlannedPolicy {
  const alike = Map.groupBy(cast.plan.services, ({ policies }) => JSON.stringify(policies[priority]));
  const [most] = [...alike.values()].toSorted((one, other) => other.length - one.length);
  const usual = most?.[0]?.policies[priority];
  if (!usual) throw new Error('The sample has no services.');
  return usual;
}

/** What the sample organisation promises everybody: a rule for each priority, and one where a service differs. */
export function houseTermsOf(cast: Cast): NewAgreement['terms'] {
  const wanted: { serviceId: ServiceId | null; priority: Priority; policy: PlannedPolicy }[] = [];
  for (const priority of PRIORITIES) {
    const usual = usualOf(cast, priority);
    wanted.push({ serviceId: null, priority, policy: usual });
    for (const { key, policies } of cast.plan.services) {
      const policy = policies[priority];
      const same = JSON.stringify(policy) === JSON.stringify(usual);
      if (!same) wanted.push({ serviceId: cast.service(key), priority, policy });
    }
  }
  const rules = wanted.map(({ policy, ...conditions }, index): Rule => {
    return { ...conditions, number: index + 1, caseKind: null, owes: owesOf(policy) };
  });
  return { calendarId: cast.calendar(PROMISE_CALENDAR), rules };
}
