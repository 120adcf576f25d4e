import { ok, type Result, refuse } from '#kernel/result.ts';

export const PRIORITIES = ['P1', 'P2', 'P3', 'P4'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Minutes of open time on the service's calendar within which each word is owed; `null`: no fix is promised. */
export interface PromisePolicy {
  readonly firstWordMinutes: number;
  readonly nextWordMinutes: number;
  readonly fixedByMinutes: number | null;
}

export type Policies = Readonly<Record<Priority, PromisePolicy>>;

/** What a service owes until its administrators say otherwise. An open day has eight hours here. */
export const STANDING_POLICIES: Policies = {
  P1: { firstWordMinutes: 15, nextWordMinutes: 30, fixedByMinutes: 4 * 60 },
  P2: { firstWordMinutes: 30, nextWordMinutes: 2 * 60, fixedByMinutes: 8 * 60 },
  P3: { firstWordMinutes: 60, nextWordMinutes: 4 * 60, fixedByMinutes: 3 * 8 * 60 },
  P4: { firstWordMinutes: 4 * 60, nextWordMinutes: 2 * 8 * 60, fixedByMinutes: null },
};

/**
 * Accepts policies that can be kept together. Refuses a fix that would be owed before the first word, and a
 * priority that would be answered later than a lower one.
 */
export function checkPolicies(policies: Policies): Result<Policies> {
  const hasty = PRIORITIES.find((priority) => {
    const { firstWordMinutes, fixedByMinutes } = policies[priority];
    return fixedByMinutes !== null && fixedByMinutes < firstWordMinutes;
  });
  if (hasty) return refuse('service.fix-before-first-word', 422, { priority: hasty });
  for (const [index, lower] of PRIORITIES.entries()) {
    const higher = PRIORITIES[index - 1];
    if (higher && policies[higher].firstWordMinutes > policies[lower].firstWordMinutes) {
      return refuse('service.slower-when-more-urgent', 422, { higher, lower });
    }
  }
  return ok(policies);
}

/** What a service owes at a priority. */
export function policyOf(service: { readonly policies: Policies }, priority: Priority): PromisePolicy {
  return service.policies[priority];
}
