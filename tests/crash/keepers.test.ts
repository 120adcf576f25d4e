import { expect, test } from 'vitest';
import { keeperRun } from './keeper-run.ts';

test('nodes that are killed with -9 while promises fall due judge each exactly once', async () => {
  const report = await keeperRun({ promises: 300, seconds: 4, seed: 20_261_122 });
  expect(report.faults.join('\n')).toBe('');
  expect(report.kills).toBeGreaterThan(0);
  expect(report.figures['promise.broken']).toBeGreaterThan(0);
}, 180_000);
