import { expect, test } from 'vitest';
import { z } from 'zod';
import { contract, endpoint } from '#kernel/contract.ts';
import { browserView } from './contracts.ts';

test('pages get paths, methods and grants of a contract, as far as they name them', () => {
  const returns = z.object({});
  const read = endpoint({ method: 'GET', path: '/things/{id}', summary: '', permission: 'thing.read', returns });
  const make = endpoint({ ...read, method: 'POST', path: '/things', creates: true });
  const grants = { 'thing.read': ['agent'], 'thing.make': ['lead'] } as const;
  const things = contract('things', grants, { read, make, never: read });
  const written = new Set(['read', 'make', 'thing.read']);
  expect(browserView(things, (word) => written.has(word))).toEqual({
    grants: { 'thing.read': ['agent'] },
    endpoints: {
      read: { method: 'GET', path: '/things/{id}' },
      make: { method: 'POST', path: '/things', creates: true },
    },
  });
  expect(browserView(things, () => false)).toEqual({ endpoints: {} });
});

test('lists of names stay, schemas do not', () => {
  expect(browserView(['P1', 'P2'], () => true)).toEqual(['P1', 'P2']);
  expect(browserView(z.object({}), () => true)).toBeUndefined();
});
