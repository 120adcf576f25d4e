import type { ApprovalBy } from '#capabilities/catalogue/domain/index.ts';
import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';

/** Why somebody is asked: the item names them, they look after the account, the requester named them, they stand in. */
export const ASK_WHYS = ['item', 'account-manager', 'named', 'stand-in', 'instead'] as const;
export type AskWhy = (typeof ASK_WHYS)[number];

export interface Asked {
  readonly why: AskWhy;
  readonly ids: readonly PersonId[];
}

export interface WhoMayApprove {
  readonly by: ApprovalBy;
  readonly requesterId: PersonId;
  /** Who looks after the requester's account. */
  readonly managers: readonly PersonId[];
  /** Whom the requester named, of those whom we know in their account. */
  readonly named: PersonId | null;
  /** Who of the desk says it or stands in, and who answers for the service; the first who is not the requester. */
  readonly desk: readonly PersonId[];
}

/**
 * Whom a request asks for a yes or no. Nobody is asked about their own request: another who looks after the account is,
 * then the desk's. Refuses `request.name-approver` where the requester names nobody, `request.approver-yourself` where
 * they name themselves, and `request.nobody-else-says-yes` where nobody is left.
 */
export function chooseApprovers({ by, requesterId, managers, named, desk }: WhoMayApprove): Result<Asked> {
  const others = (ids: readonly PersonId[]) => ids.filter((id) => id !== requesterId);
  if (by === 'named') {
    if (named === null) return refuse('request.name-approver', 422);
    return named === requesterId ? refuse('request.approver-yourself', 422) : ok({ why: 'named', ids: [named] });
  }
  if (by === 'account-managers' && others(managers).length > 0) {
    return ok({ why: 'account-manager', ids: others(managers) });
  }
  const [standsIn] = others(desk);
  if (standsIn === undefined) return refuse('request.nobody-else-says-yes', 409);
  return ok({ why: by === 'desk' && standsIn === desk[0] ? 'item' : 'stand-in', ids: [standsIn] });
}
