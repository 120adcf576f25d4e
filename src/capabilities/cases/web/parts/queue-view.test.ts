import { describe, expect, it } from 'vitest';
import { ServiceId, TeamId } from '#kernel/ids.ts';
import { aRow, OWNER } from '../testing/a-row.ts';
import { hrefOf, queueHref, savedAs, shownAt, shownBy, standsIn, viewOf, withNarrowing } from './queue-view.ts';

const TEAM = TeamId.parse('00000000-0000-4000-8000-000000000077');
const at = (href: string) => shownAt('open', new URLSearchParams(href.split('?')[1]));

describe('the address of a view', () => {
  it('names the view and what narrows it, and is read back', () => {
    const href = queueHref('open', { team: TEAM });
    expect(href).toBe(`/desk/queue/open?team=${TEAM}`);
    expect(at(href).filter).toEqual({ show: 'open', teamId: TEAM });
    expect(hrefOf(withNarrowing(at(href), { name: 'team', value: null }))).toBe('/desk/queue/open');
    const both = hrefOf(withNarrowing(at(href), { name: 'service', value: 'a' }));
    expect(both).toBe(`/desk/queue/open?team=${TEAM}&service=a`);
  });

  it('says how it is arranged, and the same view has one address', () => {
    const shown = at('?by=owner&priority=P1&order=quiet&team=none');
    expect(shown).toMatchObject({ order: 'quiet', groupBy: 'owner' });
    expect(hrefOf(shown)).toBe('/desk/queue/open?team=none&priority=P1&order=quiet&by=owner');
  });

  it('leaves out what is not understood, and what makes no sense there', () => {
    expect(at('?order=odd&by=odd&priority=P9&state=odd&x=y')).toEqual(at(''));
    expect(at('?order=newest&by=due').groupBy).toBeNull();
    const closed = shownAt('closed', new URLSearchParams('by=owner&order=quiet'));
    expect(closed).toMatchObject({ order: 'newest', groupBy: null });
    expect(hrefOf(closed)).toBe('/desk/queue/closed');
  });

  it('is kept by a saved view', () => {
    const shown = at('?owner=none&service=00000000-0000-4000-8000-000000000021&state=new&by=team');
    const serviceId = ServiceId.parse('00000000-0000-4000-8000-000000000021');
    const view = { show: 'open', ownerId: 'none', serviceId, state: 'new', groupBy: 'team' } as const;
    expect(savedAs(shown)).toEqual(view);
    expect(hrefOf(shownBy({ view }))).toBe(hrefOf(shown));
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
    expect(standsIn({ show: 'open', ownerId: 'none' }, free, about)).toBe(true);
    expect(standsIn({ show: 'open', priority: 'P1' }, free, about)).toBe(false);
  });
});
