import { tellCall } from '#capabilities/calls/index.ts';
import { MINUTE } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { desk } from '../desk.ts';
import type { Cast } from './cast.ts';
import { must } from './must.ts';

/** Tells of the calls that nobody answered in the last minutes, in the open transaction. */
export async function writeCalls(cast: Cast, tx: Tx): Promise<void> {
  for (const [place, { from, minutes_ago: minutes, told_by: by, voicemail = null }] of desk.missed_calls.entries()) {
    const calledAt = cast.plan.now - minutes * MINUTE;
    const telling = { ...cast.as(by, calledAt, `calls/${place}`), tx };
    const call = {
      from,
      to: null,
      calledAt,
      voicemail,
      recording: null,
      foreignId: null,
      callerId: null,
      teamId: null,
    };
    await must(`tell of call ${place}`, tellCall(telling, call));
  }
}
