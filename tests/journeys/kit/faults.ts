import type { BrowserContext, ConsoleMessage } from '@playwright/test';

/** What the page itself may load from without being told off. */
const INSIDE = /^(data|blob|about):/;

/** A refusal by the API is an answer that a screen shows; the browser writes each into its console all the same. */
function isRefusal(message: ConsoleMessage): boolean {
  const { url } = message.location();
  return /status of 4\d\d/.test(message.text()) && /^http:\/\/localhost:\d+\/(api|files)\//.test(url);
}

/**
 * Notes everything that must not happen in any journey: errors in the console (a breach of the content security
 * policy is one), errors that nobody caught, answers 5xx, and requests to anywhere but this machine.
 */
export function watchForFaults(context: BrowserContext, faults: string[]): void {
  context.on('console', (message) => {
    if (message.type() !== 'error' || isRefusal(message)) return;
    faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => faults.push(`not caught: ${error.error().stack ?? error.error().message}`));
  context.on('request', (request) => {
    const url = request.url();
    if (INSIDE.test(url) || new URL(url).hostname === 'localhost') return;
    faults.push(`request to elsewhere: ${url}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} from ${response.url()}`);
  });
}
