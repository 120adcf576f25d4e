import type { BrowserContext, ConsoleMessage } from '@playwright/test';

/** What the page itself may load from without being told off. */
const INSIDE = /^(data|blob|about):/;

/** This machine; a site that is not ours goes by the other name. */
const HERE = new Set(['localhost', '127.0.0.1']);

/**
 * A refusal is an answer that a screen shows, or is one, as at the address where nothing stands; the browser writes each
 * into its console all the same.
 */
function isRefusal(message: ConsoleMessage): boolean {
  const { url } = message.location();
  return /status of 4\d\d/.test(message.text()) && /^http:\/\/localhost:\d+\/((api|files|plain)\/|nowhere$)/.test(url);
}

/** The frame that shows a mail runs no script: not the mail's, and not the one that watches the focus here. */
const SANDBOXED = /^Blocked script execution in 'about:srcdoc'/;

/** What a browser says of a request that found no line. */
const NO_LINE = /net::ERR_(INTERNET_DISCONNECTED|FAILED)/;

/**
 * Notes everything that must not happen in any journey: errors in the console (a breach of the content security
 * policy is one), errors that nobody caught, answers 5xx, and requests to anywhere but this machine.
 */
export function watchForFaults(
  context: BrowserContext,
  faults: string[],
  { losesLine }: { readonly losesLine: boolean },
): void {
  context.on('console', (message) => {
    if (message.type() !== 'error' || isRefusal(message)) return;
    if (SANDBOXED.test(message.text())) return;
    if (losesLine && NO_LINE.test(message.text())) return;
    faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => faults.push(`not caught: ${error.error().stack ?? error.error().message}`));
  context.on('request', (request) => {
    const url = request.url();
    if (INSIDE.test(url) || HERE.has(new URL(url).hostname)) return;
    faults.push(`request to elsewhere: ${url}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} from ${response.url()}`);
  });
}
