import { describe, expect, it } from 'vitest';
import { TeamId } from '#kernel/ids.ts';
import { aRow, OWNER } from '../testing/a-row.ts';
import { filterOf, queueHref, standsIn, viewOf, withNarrowing } from './queue-view.ts';

const TEAM = TeamId.parse('00000000-0000-4000-8000-000000000077');

describe('the address of a view', () => {
  it('names the view and what narrows it, and is read back', () => {
    const href = queueHref('open', { team: TEAM });
    expect(href).toBe(`/desk/queue/open?team=${TEAM}`);
    const search = new URLSearchParams(href.split('?')[1]);
    expect(filterOf('open', search)).toEqual({ show: 'open', teamId: TEAM });
    expect(withNarrowing('open', search, { name: 'team', id: null })).toBe('/desk/queue/open');
    expect(withNarrowing('open', search, { name: 'service', id: 'a' })).toBe(`/desk/queue/open?team=${TEAM}&service=a`);
  });

  it('knows the standing views only', () => {
    expect(viewOf('mine')).toBe('mine');
    expect(viewOf('everything')).toBeNull();
  });
});

describe('whether a case stands in a view', () => {
  const about: { open: boolean; me: string } = { open: true, me: OWNER };
  const free = aRow(1, 10, { owner: null });

  it('follows its owner, its state and whether it is over', () => {
    expect(standsIn({ show: 'unowned' }, free, about)).toBe(true);
    expect(standsIn({ show: 'unowned' }, aRow(1, 10), about)).toBe(false);
    expect(standsIn({ show: 'mine' }, aRow(1, 10), about)).toBe(true);
    expect(standsIn({ show: 'waiting' }, aRow(1, 10, { state: 'waiting' }), about)).toBe(true);
    expect(standsIn({ show: 'open' }, free, { ...about, open: false })).toBe(false);
    expect(standsIn({ show: 'closed' }, free, { ...about, open: false })).toBe(true);
  });

  it('follows what narrows the view', () => {
    const inTeam = aRow(1, 10, { team: { id: TEAM, name: 'Berlin desk' } });
    expect(standsIn({ show: 'open', teamId: TEAM }, inTeam, about)).toBe(true);
    expect(standsIn({ show: 'open', teamId: TEAM }, free, about)).toBe(false);
  });
});
