import { startOutbox } from './outbox.ts';

const WORKER = '/service-worker.js';

/** Tells the worker what this page was made of: it may have come past it, before the worker was there or while it began. */
async function tellWorker(): Promise<void> {
  const { serviceWorker } = navigator;
  await serviceWorker.register(WORKER);
  const { active } = await serviceWorker.ready;
  const page = window.location.pathname;
  const tell = (entries: PerformanceEntryList) =>
    active?.postMessage({ page, loaded: entries.map(({ name }) => name) });
  // What had set out before the worker was there arrives without passing it.
  new PerformanceObserver((seen) => tell(seen.getEntries())).observe({ type: 'resource', buffered: true });
}

let begun = false;

/**
 * Readies a signed-in person's browser for the hours without a line: what waits is sent, and the service worker keeps
 * the pages' own code. What it keeps is the same for everybody; what belongs to a person is kept by `answers.ts`.
 */
export function begin(): void {
  if (begun) return;
  begun = true;
  startOutbox();
  // Where a browser forbids it, everything works but a reload without a line.
  if (import.meta.env.PROD && 'serviceWorker' in navigator) tellWorker().catch(() => undefined);
}
