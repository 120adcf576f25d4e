import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { type Config, readConfig } from '#platform/config.ts';
import { openLog } from '#platform/log.ts';

/** A configuration for tests: loopback, any free port, no mail server. */
export function quietConfig(overrides: Partial<Config> = {}): Config {
  return {
    ...readConfig({}),
    port: 0,
    smtpPort: 0,
    dataFolder: join(tmpdir(), 'evenkeel-none'),
    logLevel: 'silent',
    ...overrides,
  };
}

export function silentLog(): Logger {
  return openLog({ logLevel: process.env.EVENKEEL_TEST_LOG === 'on' ? 'warn' : 'silent' });
}
