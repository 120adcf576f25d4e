import { expect, test } from 'vitest';
import { mailRun } from './mail-run.ts';

test('mails that come under kill -9 are each there once, and bombs among them stop nobody', async () => {
  const report = await mailRun({ mails: 300, kills: 5, seed: 20_261_122 });
  expect(report.faults.join('\n')).toBe('');
  expect(report.bombs).toBe(10);
  expect(report.taken).toBeGreaterThanOrEqual(300);
}, 180_000);
