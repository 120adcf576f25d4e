import { namesOf } from '#capabilities/people/index.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { type CallSettings, faultInLines } from '../../domain/index.ts';
import { isCountry } from '../number.ts';
import { callSettings, type KnownSettings, knownLines, saveCallSettings } from '../settings-store.ts';

/**
 * Says how numbers are dialled here, and which team is called at which. Refuses a country whose way to dial is not known, a line that is no number or stands there
 * twice, counted from 1, a team that is not here, and settings that changed meanwhile.
 */
export function changeCallSettings(
  context: Context,
  { ifMatch, ...said }: CallSettings & { readonly ifMatch?: number | undefined },
): Promise<Result<KnownSettings>> {
  return transaction(context, async (tx) => {
    const before = await callSettings(tx);
    if (ifMatch !== undefined && ifMatch !== before.version) return refuse('changed-meanwhile', 412);
    if (!isCountry(said.country)) return refuse('call.country-unknown', 422);
    const fault = faultInLines(knownLines(said));
    if (fault !== null) return refuse(fault.twice ? 'call.line-twice' : 'call.no-line', 422, { line: fault.line });
    const teamIds = said.lines.map(({ teamId }) => teamId);
    const { teams } = await namesOf(tx, { teams: teamIds });
    if (!teamIds.every((id) => teams.has(id))) return refuse('case.team-unknown', 422);
    await saveCallSettings(tx, said);
    return ok(await callSettings(tx));
  });
}
