import type { z } from 'zod';
import { readableAmong } from '#capabilities/cases/index.ts';
import { personsByIds } from '#capabilities/people/index.ts';
import { findPromises } from '#capabilities/promises/index.ts';
import { CaseId, type PromiseId } from '#kernel/ids.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { CallSettings, CallsOfCase, CallTaken } from '../contract.ts';
import type { MissedCall } from '../domain/index.ts';
import { isKnown } from './caller.ts';
import { COUNTRIES, readably } from './number.ts';
import type { TakenCall } from './operations/tell-call.ts';
import type { KnownSettings } from './settings-store.ts';
import { owedCalls } from './store.ts';

/** What became of a call, for whoever told us of it. */
export function takenView({ call, case: about, callBackBy, caller }: TakenCall): z.output<typeof CallTaken> {
  const seen = about && { id: about.id, number: about.number, subject: about.subject };
  return { id: call.id, case: seen, callBackBy, caller };
}

export function settingsView({ country, lines, version }: KnownSettings): z.output<typeof CallSettings> {
  return { country, countries: [...COUNTRIES], lines: [...lines], version };
}

function byPromise(calls: readonly MissedCall[]): Map<PromiseId, MissedCall[]> {
  const grouped = new Map<PromiseId, MissedCall[]>();
  for (const call of calls) {
    if (call.promiseId !== null) grouped.set(call.promiseId, [...(grouped.get(call.promiseId) ?? []), call]);
  }
  return grouped;
}

/** The calls that nobody has returned yet, by the call back that is owed for them, on cases that the actor may read. */
export async function openCallViews(tx: Tx, { actor }: Context): Promise<z.output<typeof CallsOfCase>[]> {
  const grouped = byPromise(await owedCalls(tx));
  const promises = await findPromises(tx, [...grouped.keys()]);
  const ids = promises.map(({ subject }) => CaseId.parse(subject.id));
  const cases = await readableAmong(tx, actor, ids);
  const callers = await personsByIds(
    tx,
    [...cases.values()].map(({ requesterId }) => requesterId),
  );
  return promises.flatMap((promise) => {
    const about = cases.get(CaseId.parse(promise.subject.id));
    const calls = grouped.get(promise.id) ?? [];
    const requester = about && callers.get(about.requesterId);
    if (!about?.open) return [];
    const from = calls.at(-1)?.from ?? null;
    return {
      caseId: about.id,
      from: from === null ? null : { number: from, written: readably(from) },
      known: requester !== undefined && isKnown(requester),
      calls: calls.map(({ id, calledAt, voicemail, recorded }) => ({
        id,
        at: toIso(calledAt),
        voicemail: voicemail !== null || recorded,
      })),
      promiseId: promise.id,
      by: toIso(promise.due),
    };
  });
}
