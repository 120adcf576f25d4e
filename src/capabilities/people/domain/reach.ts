import { ok, type Result, refuse } from '#kernel/result.ts';

/** How somebody wants to hear from us first. Answers always come in writing too. */
export const REACH_BY = ['write', 'call'] as const;
export type ReachBy = (typeof REACH_BY)[number];

export interface Reach {
  readonly reachBy: ReachBy;
  readonly phone: string | null;
}

/** What they choose, on top of what held before. Refuses a call without a number to call. */
export function decideReach(
  before: Reach,
  chosen: { readonly [Part in keyof Reach]?: Reach[Part] | undefined },
): Result<Reach> {
  const phone = chosen.phone === undefined ? before.phone : chosen.phone;
  const reachBy = chosen.reachBy ?? before.reachBy;
  return reachBy === 'call' && phone === null ? refuse('me.call-needs-phone', 422) : ok({ reachBy, phone });
}
