import { describe, expect, it } from 'vitest';
import { firstWhose, listingOf, viewHref, viewOf } from './promises-view.ts';

const search = (said: string) => new URLSearchParams(said);

describe('a view of promises', () => {
  it('begins with what the reader answers for', () => {
    expect(firstWhose(['agent', 'lead'])).toBe('mine');
    expect(firstWhose(['lead'])).toBe('team');
    expect(firstWhose(['manager'])).toBe('all');
  });

  it('is what its address says, without what that says wrongly', () => {
    const view = viewOf(search('whose=team&show=over&kind=callback&team=t1'), ['agent']);
    expect(view).toEqual({ whose: 'team', show: 'over', kind: 'callback', team: 't1', account: null, calendar: null });
    expect(viewOf(search('whose=nobody&kind=wish'), ['agent'])).toMatchObject({ whose: 'mine', kind: null });
  });

  it('keeps the rest of its address when one thing changes', () => {
    expect(viewHref(search('whose=all&kind=callback'), 'kind', null)).toBe('/desk/promises?whose=all');
    expect(viewHref(search('whose=all'), 'show', 'over')).toBe('/desk/promises?whose=all&show=over');
    expect(viewHref(search('kind=callback'), 'kind', null)).toBe('/desk/promises');
  });

  it('asks the server for nothing that the address does not say', () => {
    expect(listingOf(viewOf(search('account=a1'), ['manager']))).toEqual({
      whose: 'all',
      open: 'true',
      accountId: 'a1',
    });
  });
});
