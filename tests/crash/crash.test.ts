import { expect, test } from 'vitest';
import { crashRun } from './crash-run.ts';

const SEED = 20_261_122;

test('kill -9 in the middle of writes loses nothing, doubles nothing, and every promise is judged once', async () => {
  const report = await crashRun({ kills: 8, seed: SEED });
  expect(report.faults.join('\n')).toBe('');
  const { cases, replies, mails } = report.acknowledged;
  expect(Math.min(cases, replies, mails)).toBeGreaterThan(0);
  expect(report.judged).toBeGreaterThan(0);
}, 180_000);
