import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/harness/longest-first.ts';

const database = [
  'src/platform/{worker,signals,files/files,database/transaction}.test.ts',
  'src/capabilities/*/server/**/*.test.ts',
  'tests/{harness,crash}/**/*.test.ts',
  'tests/laws/api/**/*.test.ts',
  'src/app/*.test.ts',
  'src/app/{commands,sample/write}/**/*.test.ts',
];

/** `pure` needs nothing; `server` has one PostgreSQL with a migrated template that each file clones. */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/laws/*.test.ts'],
          exclude: [...database, 'node_modules/**'],
        },
      },
      {
        extends: true,
        test: { name: 'server', include: database, globalSetup: 'tests/harness/global-setup.ts' },
      },
    ],
  },
});
