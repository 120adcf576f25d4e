import type { z } from 'zod';
import { type Asked, type Considered, chooseRule, owedUnder } from '#capabilities/agreements/domain/index.ts';
import { agreementsToTry, consideredView } from '#capabilities/agreements/index.ts';
import { promisesAbout } from '#capabilities/promises/index.ts';
import type { AgreementId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { type Instant, toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import type { AgreementTrial } from '../../contract.ts';
import { type TriedPromise, tryOnCase } from '../../domain/trial.ts';
import { caseSubject } from '../../facts.ts';
import { findByNumber } from '../store.ts';
import type { CaseRow } from '../tables.ts';
import { namesIn, summaryOf } from '../views.ts';

type Trial = z.output<typeof AgreementTrial>;

const iso = (instant: Instant | null) => (instant === null ? null : toIso(instant));

function triedView({ kind, anchor, was, would, same }: TriedPromise): Trial['promises'][number] {
  return {
    kind,
    anchor: toIso(anchor),
    was: was && { ...was, due: toIso(was.due), deliveredAt: iso(was.deliveredAt) },
    would: would && { ...would, due: toIso(would.due) },
    same,
  };
}

function askedBy(row: CaseRow): Asked {
  return { accountId: row.account_id, serviceId: row.service_id, caseKind: row.kind, priority: row.priority };
}

/** Rules of agreements with other customers say nothing about this case, unless it is theirs that is tried. */
function tellingFor(considered: readonly Considered[], agreementId: AgreementId): Considered[] {
  return considered.filter(({ agreement, misses }) => agreement.id === agreementId || !misses.includes('account'));
}

/**
 * What an agreement's draft, or without one what was published last, would have owed a real case: which rule would
 * answer, and each promise beside the one that was made. Refuses `not-found` for a case that the actor does not see.
 */
export async function tryAgreement(
  context: Context,
  { agreementId, number }: { readonly agreementId: AgreementId; readonly number: number },
): Promise<Result<Trial>> {
  return reading(context, async (tx) => {
    const row = await findByNumber(tx, context.actor, number);
    if (!row) return refuse('not-found', 404);
    const trying = await agreementsToTry(tx, agreementId);
    if (!trying.ok) return trying;
    const { published, asDrafted, hours } = trying.value;
    const { now } = context;
    const { chosen, considered } = chooseRule(asDrafted, askedBy(row), now);
    const promises = await promisesAbout(tx, caseSubject(row.id));
    const owes = chosen ? owedUnder(chosen).owes : {};
    const tried = tryOnCase(promises, { openedAt: row.opened_at, owes, agreements: published, hours, now });
    const { subject, account, service, kind, priority, openedAt } = summaryOf(row, await namesIn(tx, [row]));
    return ok({
      case: { number, subject, account, service, kind, priority, openedAt },
      chosen: chosen && consideredView(chosen),
      considered: tellingFor(considered, agreementId).map(consideredView),
      promises: tried.promises.map(triedView),
      named: tried.named,
    });
  });
}
