import {
  callbackOwed,
  caseSubject,
  hearCustomer,
  type KnownCase,
  openCase,
  openCasesOf,
  oweCallback,
  readableCase,
} from '#capabilities/cases/index.ts';
import type { PersonRecord } from '#capabilities/people/index.ts';
import { findPromises } from '#capabilities/promises/index.ts';
import { fact } from '#kernel/facts.ts';
import { type AccountId, CaseId, type MessageId, type PromiseId, type TeamId } from '#kernel/ids.ts';
import { translator } from '#kernel/messages.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { storeFile } from '#platform/files.ts';
import { CALL_BACK_WITHIN, caseOfCall, type MissedCall } from '../domain/index.ts';
import { callFacts } from '../facts.ts';
import { readably } from './number.ts';
import { owedToNumber } from './store.ts';

/** A recording, as it came. */
export interface Recording {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A call, and who makes it. */
export interface CallToFile {
  readonly caller: PersonRecord;
  /** In our form; null where there is none to call. */
  readonly number: string | null;
  readonly calledAt: Instant;
  readonly voicemail: string | null;
  readonly recording: Recording | null;
  /** Whose number was called, for a new case. */
  readonly teamId: TeamId | null;
}

export type Filed = Pick<MissedCall, 'caseId' | 'accountId' | 'promiseId'>;

/** The case on which a call back to this number is owed, and that promise. */
async function owedAlready(tx: Tx, context: Context, number: string): Promise<[KnownCase, PromiseId] | null> {
  const promiseId = (await owedToNumber(tx, number))?.promiseId ?? null;
  const [promise] = promiseId === null ? [] : await findPromises(tx, [promiseId]);
  if (promise?.subject.kind !== 'case') return null;
  const known = await readableCase(tx, context.actor, CaseId.parse(promise.subject.id), 'lock');
  return known?.open ? [known, promise.id] : null;
}

/** The case of a call, and the message that its words became; null where it said nothing new. */
interface Placed {
  readonly about: { readonly id: CaseId; readonly accountId: AccountId };
  readonly messageId: MessageId | null;
}

const leftNothing = ({ voicemail, recording }: CallToFile) => voicemail === null && recording === null;

/** What the caller said, or else what their call says by itself, in their language. */
function wordsOf({ caller, number, voicemail, recording }: CallToFile): string {
  if (voicemail !== null) return voicemail;
  const say = translator(caller.language, catalogues[caller.language].mail);
  if (recording !== null) return say('call.recorded');
  return say('call.missed', { number: readably(number ?? '') });
}

async function onCase(
  context: Context,
  { known, call, joins }: { readonly known: KnownCase; readonly call: CallToFile; readonly joins: boolean },
): Promise<Result<Placed>> {
  if (joins && leftNothing(call)) return ok({ about: known, messageId: null });
  const heard = await hearCustomer(context, {
    caseId: known.id,
    author: { id: call.caller.id, name: call.caller.name },
    channel: 'phone',
    text: wordsOf(call),
    at: call.calledAt,
    human: true,
  });
  return heard.ok ? ok({ about: known, messageId: heard.value.messageId }) : heard;
}

async function onNewCase(context: Context, call: CallToFile): Promise<Result<Placed>> {
  const opened = await openCase(context, {
    requesterId: call.caller.id,
    kind: 'incident',
    text: wordsOf(call),
    teamId: call.teamId ?? undefined,
    channel: 'phone',
    urgency: 'medium',
    contactedAt: call.calledAt,
  });
  return opened.ok ? ok({ about: opened.value.case, messageId: opened.value.messageId }) : opened;
}

async function keepRecording(
  tx: Tx,
  context: Context,
  { call: { recording }, about, messageId }: Placed & { readonly call: CallToFile },
): Promise<void> {
  if (recording === null || messageId === null) return;
  const file = { name: recording.name, declaredType: recording.mediaType, bytes: recording.bytes };
  const to = { subject: { kind: 'message', id: messageId }, accountId: about.accountId, audience: 'customer' } as const;
  await storeFile(tx, context, { file, to });
}

/** The call back that is owed on the case; null where there is no number to call. */
async function callBack(
  tx: Tx,
  context: Context,
  { about, call }: { readonly about: Placed['about']; readonly call: CallToFile },
): Promise<Result<PromiseId | null>> {
  if (call.number === null) return ok(null);
  const owed = await callbackOwed(tx, about.id);
  if (owed) return ok(owed.id);
  const known = await readableCase(tx, context.actor, about.id, 'lock');
  if (!known) throw new Error('The case of a call cannot be found.');
  const made = await oweCallback(tx, context, known, { calledAt: call.calledAt, within: CALL_BACK_WITHIN });
  return made.ok ? ok(made.value.id) : made;
}

/**
 * Puts a call where it belongs: with the call back that is owed to the number, on the one open case that the caller speaks
 * of, or on a new case; and promises the call back where none is owed there yet. Refuses as these do.
 */
export async function fileCall(tx: Tx, context: Context, call: CallToFile): Promise<Result<Filed>> {
  const again = call.number === null ? null : await owedAlready(tx, context, call.number);
  const known = again?.[0] ?? caseOfCall(await openCasesOf(tx, context.actor, call.caller.id), context.now);
  const placed = known ? await onCase(context, { known, call, joins: again !== null }) : await onNewCase(context, call);
  if (!placed.ok) return placed;
  const { about, messageId } = placed.value;
  await keepRecording(tx, context, { call, about, messageId });
  const subject = { subject: caseSubject(about.id), accountId: about.accountId, occurredAt: call.calledAt };
  const kind = callFacts[leftNothing(call) ? 'call.missed' : 'call.voicemail'];
  await appendFacts(tx, context, [
    fact(kind, subject, { caller: call.caller.name, number: readably(call.number ?? '') }),
  ]);
  const promiseId = again ? ok(again[1]) : await callBack(tx, context, { about, call });
  return promiseId.ok ? ok({ caseId: about.id, accountId: about.accountId, promiseId: promiseId.value }) : promiseId;
}
