import { expect, test } from 'vitest';
import { z } from 'zod';
import { contract, endpoint } from '#kernel/contract.ts';
import { browserView } from './contracts.ts';

test('a page gets paths, methods and the grants that some page asks for', () => {
  const returns = z.object({});
  const read = endpoint({ method: 'GET', path: '/things/{id}', summary: '', permission: 'thing.read', returns });
  const make = endpoint({ ...read, method: 'POST', path: '/things', creates: true });
  const asked = (permission: string) => permission === 'thing.read';
  const grants = { 'thing.read': ['agent'] } as const;
  expect(browserView(contract('things', { ...grants, 'thing.make': ['lead'] }, { read, make }), asked)).toEqual({
    grants,
    endpoints: {
      read: { method: 'GET', path: '/things/{id}' },
      make: { method: 'POST', path: '/things', creates: true },
    },
  });
});

test('lists of names stay, schemas do not', () => {
  expect(browserView(['P1', 'P2'], () => true)).toEqual(['P1', 'P2']);
  expect(browserView(z.object({}), () => true)).toBeUndefined();
});
