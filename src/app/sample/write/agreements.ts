import {
  createAgreement,
  ensureHouseAgreement,
  type NewAgreement,
  publishAgreement,
} from '#capabilities/agreements/index.ts';
import { PRIORITIES, type Priority } from '#capabilities/catalogue/index.ts';
import type { ServiceId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { PROMISE_CALENDAR } from '../clock.ts';
import type { PlannedPolicy } from '../plan-types.ts';
import type { Cast } from './cast.ts';
import { must } from './must.ts';

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
function houseTermsOf(cast: Cast): NewAgreement['terms'] {
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

/** The team that gets everything first; the others hand back to it. */
const DESK = 'desk';

const ANY = { number: 1, serviceId: null, caseKind: null, priority: null } as const;

/** What providers and teams hand back to the desk, and within how much time. */
function handBacksOf(cast: Cast): NewAgreement[] {
  const back = (kind: 'provider-return' | 'internal-handback', hours: number): Rule => {
    return { ...ANY, owes: [{ kind, within: { kind: 'budget', minutes: hours * 60 }, calendarId: null }] };
  };
  const fromProviders = cast.plan.providers.map(({ key, name, returns }): NewAgreement => {
    const terms = { calendarId: cast.calendar(returns.calendar), rules: [back('provider-return', returns.hours)] };
    return { name, parties: { kind: 'uc', providerId: cast.provider(key) }, terms };
  });
  const fromTeams = cast.plan.teams
    .filter(({ key }) => key !== DESK)
    .map(({ key, name }): NewAgreement => {
      const terms = { calendarId: cast.calendar(PROMISE_CALENDAR), rules: [back('internal-handback', 8)] };
      return { name, parties: { kind: 'ola', teamId: cast.team(key), toTeamId: null }, terms };
    });
  return [...fromProviders, ...fromTeams];
}

/** Writes what is promised to customers and by teams and providers, in the transaction that the context is bound to. */
export async function writeAgreements(context: Context, cast: Cast): Promise<void> {
  await transaction(context, (tx) => ensureHouseAgreement(tx, context, houseTermsOf(cast)));
  for (const agreement of handBacksOf(cast)) {
    const { id } = await must(`write the agreement ${agreement.name}`, createAgreement(context, agreement));
    await must(`publish the agreement ${agreement.name}`, publishAgreement(context, { agreementId: id }));
  }
}
