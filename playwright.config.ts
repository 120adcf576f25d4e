import { defineConfig } from '@playwright/test';

const { EVENKEEL_TEST_BROWSER: browser } = process.env;
const isRoot = process.getuid?.() === 0;

/** Names resolve to nothing but this machine, so that a forgotten address cannot reach out. */
const LOOPBACK_ONLY = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1';

/** The browser journeys: two at a time, each worker with an Evenkeel and a database of its own. */
export default defineConfig({
  testDir: 'tests/journeys',
  globalSetup: 'tests/journeys/kit/setup.ts',
  outputDir: 'test-results',
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    trace: { mode: 'retain-on-failure', screenshots: false, sources: false },
    launchOptions: {
      args: [LOOPBACK_ONLY, ...(isRoot ? ['--no-sandbox'] : [])],
      ...(browser === undefined ? {} : { executablePath: browser }),
    },
  },
});
