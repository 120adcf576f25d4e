import type { Instant } from '#kernel/time.ts';
import { awaitsConfirmation, type PromiseKind } from './kinds.ts';

/**
 * What people do to a promise. Events of the same instant count in this order, and all of them before the
 * promise breaks. Pauses are not among them: a resumed pause ends before its instant and a new one begins
 * with it, so one that begins at the due moment stops nothing.
 */
export const EVENT_ORDER = ['fulfilled', 'confirmed', 'renegotiated', 'superseded', 'withdrawn'] as const;

export interface ClockEvent {
  readonly kind: (typeof EVENT_ORDER)[number];
  readonly occurredAt: Instant;
}

/** What events made of a promise. `running` is what the clock may still break; `endedAt` stops both elapsed times. */
export interface Outcome {
  readonly state: 'running' | 'met' | 'kept' | 'broken' | 'renegotiated' | 'superseded' | 'withdrawn';
  readonly endedAt: Instant | null;
}

interface Recorded {
  readonly kind: PromiseKind;
  readonly events: readonly ClockEvent[];
  readonly now: Instant;
}

/**
 * What the events until `now` make of a promise that is due at `due`. An event that comes too late, or that the
 * state does not allow, changes nothing.
 */
export function outcomeOf({ kind, events, now }: Recorded, due: Instant): Outcome {
  return events
    .filter(({ occurredAt }) => occurredAt <= now)
    .sort((a, b) => a.occurredAt - b.occurredAt || EVENT_ORDER.indexOf(a.kind) - EVENT_ORDER.indexOf(b.kind))
    .reduce<Outcome>(
      (before, event) => {
        const state = stateAfter(before.state, event, { kind, due });
        return state === before.state ? before : { state, endedAt: before.endedAt ?? event.occurredAt };
      },
      { state: 'running', endedAt: null },
    );
}

function stateAfter(
  state: Outcome['state'],
  event: ClockEvent,
  { kind, due }: { readonly kind: PromiseKind; readonly due: Instant },
): Outcome['state'] {
  const inTime = event.occurredAt <= due;
  if (state === 'met' && event.kind === 'confirmed') return 'kept';
  if (state === 'met' && event.kind === 'withdrawn') return 'withdrawn';
  if (state !== 'running' || event.kind === 'confirmed') return state;
  if (event.kind !== 'fulfilled') return inTime ? event.kind : state;
  if (!inTime) return 'broken';
  return awaitsConfirmation(kind) ? 'met' : 'kept';
}
