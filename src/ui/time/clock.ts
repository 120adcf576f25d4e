import { useSyncExternalStore } from 'react';
import { type Instant, MINUTE, type Span } from '#kernel/time.ts';

/** A Date header has whole seconds and the way takes time, so smaller differences say nothing. */
const TOLERANCE: Span = 2000;

let offset: Span = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let minute = currentMinute();
const listeners = new Set<() => void>();

function currentMinute(): Instant {
  const now = serverNow();
  return now - (now % MINUTE);
}

function tick(): void {
  const now = currentMinute();
  if (now !== minute) {
    minute = now;
    for (const listener of listeners) listener();
  }
  clearTimeout(timer);
  timer = setTimeout(tick, MINUTE - (serverNow() % MINUTE) + 20);
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    document.addEventListener('visibilitychange', tick);
    tick();
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', tick);
  };
}

/** The server's time, as far as this page knows it: promises run on the server's clock, not on this device's. */
export function serverNow(): Instant {
  return Date.now() + offset;
}

/** Learns the server's clock from the moment `heard` (its Date header) that came with an answer. */
export function adjustClock(heard: Instant): void {
  const difference = heard - Date.now();
  const next = Math.abs(difference) < TOLERANCE ? 0 : difference;
  if (Math.abs(next - offset) < TOLERANCE) return;
  offset = next;
  if (listeners.size > 0) tick();
}

/** The present minute by the server's clock. Renders again when the minute turns, all parts at once. */
export function useClock(): Instant {
  return useSyncExternalStore(subscribe, () => minute);
}
