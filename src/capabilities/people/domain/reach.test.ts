import { expect, it } from 'vitest';
import { decideReach } from './reach.ts';

const before = { reachBy: 'write', phone: null } as const;

it('keeps what nobody chose', () => {
  expect(decideReach(before, {})).toMatchObject({ ok: true, value: before });
  const called = { reachBy: 'call', phone: '+49 30 5550 120' } as const;
  expect(decideReach(called, {})).toMatchObject({ ok: true, value: called });
});

it('calls nobody without a number', () => {
  expect(decideReach(before, { reachBy: 'call' })).toMatchObject({ ok: false });
  expect(decideReach(before, { reachBy: 'call', phone: '120' })).toMatchObject({ ok: true });
  expect(decideReach({ reachBy: 'call', phone: '120' }, { phone: null })).toMatchObject({ ok: false });
});
