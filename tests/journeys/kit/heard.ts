import type { Page } from '@playwright/test';

/** Collects all that the API sends to this page from now on: answers, and events of the feed. Answers how to read it. */
export async function everythingHeard(page: Page): Promise<() => string> {
  const heard: string[] = [];
  page.on('response', (response) => {
    if (!response.url().includes('/api/')) return;
    heard.push(JSON.stringify(response.headers()));
    // The feed never ends; its events come below. A page that is left takes its answers with it.
    if (response.url().endsWith('/feed')) return;
    response.text().then(
      (text) => heard.push(text),
      () => undefined,
    );
  });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  devtools.on('Network.eventSourceMessageReceived', ({ data }) => heard.push(data));
  return () => heard.join('\n');
}
