import { type KnownCase, readableCase } from '#capabilities/cases/index.ts';
import { GUESTS, namesOf, type PersonRecord, personsByIds } from '#capabilities/people/index.ts';
import { findPromises } from '#capabilities/promises/index.ts';
import { type Actor, isStaff, type SystemActor } from '#kernel/actor.ts';
import { CallId, type PersonId, type TeamId } from '#kernel/ids.ts';
import { Problem } from '#kernel/problem.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { HOUR, type Instant, toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { asSystem } from '#platform/database/as-system.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { type MissedCall, momentOfCall, teamCalled } from '../../domain/index.ts';
import { isKnown, personCalling } from '../caller.ts';
import { fileCall, type Recording } from '../file-call.ts';
import { numberOf } from '../number.ts';
import { callSettings, knownLines } from '../settings-store.ts';
import { countToldSince, insertCall, oneAtATime, toldBefore } from '../store.ts';

/** A missed call, as a telephone system or an agent tells it. */
export interface ToldCall {
  readonly from: string | null;
  readonly to: string | null;
  readonly calledAt: Instant;
  readonly voicemail: string | null;
  readonly recording: Recording | null;
  readonly foreignId: string | null;
  readonly callerId: PersonId | null;
  readonly teamId: TeamId | null;
}

/** What became of it, as far as its teller may know. */
export interface TakenCall {
  readonly call: MissedCall;
  readonly case: KnownCase | null;
  readonly callBackBy: string | null;
  readonly caller: { readonly name: string; readonly known: boolean };
}

/** Calls are filed by the program, on whichever case they are about: whoever tells of one need not see it. */
const PROGRAM: SystemActor = { kind: 'system', name: 'telephone' };

/** A telephone system that tells more than this in an hour is broken, or somebody plays with it. */
const MOST_AN_HOUR = 240;

function tellerOf({ actor }: Context): PersonId {
  if (actor.kind !== 'person') throw new Problem('forbidden', 403);
  return actor.personId;
}

/**
 * Takes in a missed call or a voicemail: it becomes the promise to call back, on the one open case of the caller or on a
 * new one. While a call back to that number is owed, further calls join it. Told twice under one name, it counts once.
 * Refuses `call.unknown-caller` and `case.team-unknown` for whom the teller cannot name, `call.no-number` where nothing was left and there is nobody to call, `call.too-many`, and as `momentOfCall` and
 * a new case do.
 */
export function tellCall(context: Context, told: ToldCall): Promise<Result<TakenCall>> {
  const teller = tellerOf(context);
  return transaction(context, async (tx) => {
    const named = await namedBy(tx, told);
    if (!named.ok) return named;
    return asSystem(tx, async () => {
      const taken = await takeIn(tx, { ...context, tx, actor: PROGRAM }, { told, teller, named: named.value });
      if (!taken.ok) return taken;
      const { call, caller } = taken.value;
      const seen = await readableCase(tx, reaching(context.actor), call.caseId);
      const [promise] = call.promiseId === null ? [] : await findPromises(tx, [call.promiseId]);
      return ok({ call, case: seen, callBackBy: promise ? toIso(promise.due) : null, caller });
    });
  });
}

/** The caller whom the teller names, with the teller's own rights; null where they name nobody. */
async function namedBy(tx: Tx, { callerId, teamId }: ToldCall): Promise<Result<PersonRecord | null>> {
  if (teamId !== null && !(await namesOf(tx, { teams: [teamId] })).teams.has(teamId)) {
    return refuse('case.team-unknown', 422);
  }
  if (callerId === null) return ok(null);
  const named = (await personsByIds(tx, [callerId])).get(callerId);
  return named?.active ? ok(named) : refuse('call.unknown-caller', 422);
}

/** Whoever works here reaches every account, also that of the guests where this very call made it. */
function reaching(actor: Actor): Actor {
  return actor.kind === 'person' && isStaff(actor) ? { ...actor, accounts: [...actor.accounts, GUESTS] } : actor;
}

interface Telling {
  readonly told: ToldCall;
  readonly teller: PersonId;
  readonly named: PersonRecord | null;
}

type Taken = Pick<TakenCall, 'call' | 'caller'>;

/** What the telephone shows, else the number that the named caller gave; null where neither is known. */
function shownNumber({ from }: ToldCall, named: PersonRecord | null): string | null {
  const shown = from?.trim() ?? '';
  return shown === '' ? (named?.phone ?? null) : shown;
}

async function takeIn(tx: Tx, context: Context, { told, teller, named }: Telling): Promise<Result<Taken>> {
  const settings = await callSettings(tx);
  const { country } = settings;
  const from = shownNumber(told, named);
  const number = from === null ? null : numberOf(from, country);
  await oneAtATime(tx, told.foreignId ?? '');
  await oneAtATime(tx, number ?? from ?? '');
  const before = told.foreignId === null ? null : await toldBefore(tx, teller, told.foreignId);
  if (before) return ok({ call: before, caller: await callerOf(tx, before) });
  const calledAt = momentOfCall(told.calledAt, context.now);
  if (!calledAt.ok) return calledAt;
  if (number === null && told.voicemail === null && told.recording === null) return refuse('call.no-number', 422);
  if ((await countToldSince(tx, teller, context.now - HOUR)) >= MOST_AN_HOUR) return refuse('call.too-many', 429);
  const caller = named ?? (await personCalling(tx, context, { from, number, country }));
  const { voicemail, recording } = told;
  const teamId = told.teamId ?? teamCalled(knownLines(settings), told.to === null ? null : numberOf(told.to, country));
  const came = { caller, number, calledAt: calledAt.value, voicemail, recording, teamId };
  const filed = await fileCall(tx, context, came);
  if (!filed.ok) return filed;
  const call: MissedCall = {
    ...filed.value,
    id: CallId.parse(context.newId()),
    callerId: caller.id,
    from: number ?? from,
    to: told.to,
    calledAt: calledAt.value,
    recordedAt: context.now,
    voicemail,
    recorded: recording !== null,
    toldBy: teller,
    foreignId: told.foreignId,
  };
  await insertCall(tx, call);
  return ok({ call, caller: { name: caller.name, known: isKnown(caller) } });
}

async function callerOf(tx: Tx, { callerId }: MissedCall): Promise<TakenCall['caller']> {
  const person = (await personsByIds(tx, [callerId])).get(callerId);
  return { name: person?.name ?? '', known: person !== undefined && isKnown(person) };
}
