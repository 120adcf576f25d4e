import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '#tests/harness/index.ts';
import { systemContext } from '../context.ts';
import { transaction } from './transaction.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

test('what could not be committed is never called done', async () => {
  const told: string[] = [];
  const work = transaction(systemContext(app.program.platform, 'test'), async (tx) => {
    tx.afterCommit(() => told.push('done'));
    await sql`select 1 / 0`.execute(tx.tables<unknown>()).catch(() => undefined);
    return 'done';
  });
  await expect(work).rejects.toThrow('not committed');
  expect(told).toEqual([]);
});
