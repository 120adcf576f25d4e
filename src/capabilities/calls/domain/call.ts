import type { AccountId, CallId, CaseId, PersonId, PromiseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { DAY, type Instant, MINUTE, type Span } from '#kernel/time.ts';

/** Open time within which we call back where no agreement says so. */
export const CALL_BACK_WITHIN: Span = 30 * MINUTE;
/** A case in which nobody spoke for so long is not what somebody calls about. */
const RECENT: Span = 14 * DAY;
/** What is told later than this is history, and no call that somebody waits for. */
const OLDEST: Span = 7 * DAY;
/** Clocks differ by so much. */
const AHEAD: Span = 5 * MINUTE;

/** That somebody called and nobody answered. */
export interface MissedCall {
  readonly id: CallId;
  readonly caseId: CaseId;
  readonly accountId: AccountId;
  readonly callerId: PersonId;
  /** The call back that is owed for it; null where no number was shown. */
  readonly promiseId: PromiseId | null;
  /** In our form, else as it was told; null where the caller hid it. */
  readonly from: string | null;
  /** Which of our numbers was called. */
  readonly to: string | null;
  readonly calledAt: Instant;
  readonly recordedAt: Instant;
  readonly voicemail: string | null;
  readonly recorded: boolean;
  /** Who told us: an agent, or whose token the telephone system uses. */
  readonly toldBy: PersonId;
  /** How the telephone system names the call. */
  readonly foreignId: string | null;
}

/** When the call came in, which is never ahead of us. Refuses what is long ago and what is still to come. */
export function momentOfCall(calledAt: Instant, now: Instant): Result<Instant> {
  if (calledAt > now + AHEAD) return refuse('call.ahead', 422);
  if (calledAt < now - OLDEST) return refuse('call.long-ago', 422);
  return ok(Math.min(calledAt, now));
}

/** A case that somebody asked for and that is not over, with when it was spoken of last. */
interface Asked {
  readonly open: boolean;
  readonly openedAt: Instant;
  readonly lastCustomerWordAt: Instant | null;
  readonly lastTeamWordAt: Instant | null;
}

const lastSpokenOf = ({ openedAt, lastCustomerWordAt, lastTeamWordAt }: Asked) =>
  Math.max(openedAt, lastCustomerWordAt ?? 0, lastTeamWordAt ?? 0);

/** Which case a call is about: the only open one that was spoken of lately. Null where it is any of several, or new. */
export function caseOfCall<Case extends Asked>(cases: readonly Case[], now: Instant): Case | null {
  const recent = cases.filter((one) => one.open && lastSpokenOf(one) >= now - RECENT);
  const [only] = recent;
  return recent.length === 1 && only ? only : null;
}

/** Who calls: the only one whose number this is. Null where it is nobody's, or several share it. */
export function callerAmong<Person extends { readonly number: string | null }>(
  people: readonly Person[],
  called: string,
): Person | null {
  const fitting = people.filter(({ number }) => number === called);
  const [only] = fitting;
  return fitting.length === 1 && only ? only : null;
}
