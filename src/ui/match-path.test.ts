import { describe, expect, it } from 'vitest';
import { matchPath } from './match-path.ts';

describe('matchPath', () => {
  it('takes parameters from their places, decoded', () => {
    expect(matchPath('/cases/$number', '/cases/10482')).toEqual({ number: '10482' });
    expect(matchPath('/desk/queue/$view', '/desk/queue/nobody%20yet/')).toEqual({ view: 'nobody yet' });
  });

  it('matches whole paths only', () => {
    expect(matchPath('/', '/')).toEqual({});
    expect(matchPath('/cases', '/cases/10482')).toBeNull();
    expect(matchPath('/cases/$number', '/cases')).toBeNull();
    expect(matchPath('/cases', '/desk')).toBeNull();
  });

  it('leaves a broken escape as it stands', () => {
    expect(matchPath('/cases/$number', '/cases/%E0%A4')).toEqual({ number: '%E0%A4' });
  });
});
