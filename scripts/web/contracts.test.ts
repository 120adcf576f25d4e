import { expect, test } from 'vitest';
import { z } from 'zod';
import { contract, endpoint } from '#kernel/contract.ts';
import { browserView } from './contracts.ts';

test('a page gets paths, methods and grants of a contract', () => {
  const returns = z.object({});
  const read = endpoint({ method: 'GET', path: '/things/{id}', summary: '', permission: 'thing.read', returns });
  const make = endpoint({ ...read, method: 'POST', path: '/things', creates: true });
  const grants = { 'thing.read': ['agent'] } as const;
  expect(browserView(contract('things', grants, { read, make }))).toEqual({
    grants,
    endpoints: {
      read: { method: 'GET', path: '/things/{id}' },
      make: { method: 'POST', path: '/things', creates: true },
    },
  });
});

test('lists of names stay, schemas do not', () => {
  expect(browserView(['P1', 'P2'])).toEqual(['P1', 'P2']);
  expect(browserView(z.object({}))).toBeUndefined();
});
