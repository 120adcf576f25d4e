import { describe, expect, it } from 'vitest';
import { doorOf } from './doors.ts';

describe('doorOf', () => {
  it('leads to the three pages', () => {
    expect(doorOf('/')).toBe('/portal.html');
    expect(doorOf('/cases/10482')).toBe('/portal.html');
    expect(doorOf('/desk')).toBe('/desk.html');
    expect(doorOf('/desk/queue/mine')).toBe('/desk.html');
    expect(doorOf('/admin/hours')).toBe('/desk.html');
    expect(doorOf('/administrator')).toBe('/portal.html');
    expect(doorOf('/signin')).toBe('/signin.html');
    expect(doorOf('/setup')).toBe('/signin.html');
  });

  it('leaves files and the server’s own paths alone', () => {
    for (const path of ['/api/v1/cases', '/files/abc', '/portal.tsx', '/@vite/client']) expect(doorOf(path)).toBeNull();
  });
});
