import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '#kernel/time.ts';
import { heldLines, inMinutes } from './held.ts';

describe('who had it how long', () => {
  it('tells the queue apart from whom it led to', () => {
    const desk = {
      kind: 'desk',
      name: null,
      open: HOUR,
      queued: 10 * MINUTE,
      wall: 2 * HOUR,
      queuedWall: HOUR,
    } as const;
    const gone = { kind: 'customer', name: null, open: 0, queued: 0, wall: 0, queuedWall: 0 } as const;
    expect(heldLines([desk, gone])).toEqual([
      { kind: 'desk', name: null, queue: true, open: 10 * MINUTE, wall: HOUR },
      { kind: 'desk', name: null, queue: false, open: HOUR, wall: 2 * HOUR },
    ]);
  });

  it('adds up in the minutes that are shown', () => {
    expect(inMinutes([40_000, 50_000, 90_000])).toEqual([MINUTE, MINUTE, MINUTE]);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 400 * HOUR })), (spans) => {
        const sum = (all: readonly number[]) => all.reduce((total, span) => total + span, 0);
        const shown = inMinutes(spans);
        expect(sum(shown)).toBe(Math.floor(sum(spans) / MINUTE) * MINUTE);
        for (const [at, span] of spans.entries()) expect(Math.abs((shown[at] ?? 0) - span)).toBeLessThan(MINUTE);
      }),
    );
  });
});
