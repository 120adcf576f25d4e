import { describe, expect, it } from 'vitest';
import { fromThere, RELATIONS } from './link.ts';

describe('how two cases stand to each other', () => {
  it('is the same seen there and back', () => {
    for (const relation of RELATIONS) expect(fromThere(fromThere(relation))).toBe(relation);
  });

  it('says cause and order from either side', () => {
    expect(fromThere('related')).toBe('related');
    expect(fromThere('caused-by')).toBe('causes');
    expect(fromThere('follows-on')).toBe('followed-by');
  });
});
