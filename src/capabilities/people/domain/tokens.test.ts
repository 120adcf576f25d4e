import { describe, expect, test } from 'vitest';
import type { Grants } from '#kernel/actor.ts';
import { DAY } from '#kernel/time.ts';
import { decideToken, LONGEST_TOKEN_LIFE } from './tokens.ts';

const grants: Grants = {
  'installation.read': ['public'],
  'me.read': ['signed-in'],
  'case.reply': ['agent', 'lead'],
  'case.take': ['agent'],
  'token.own': ['agent', 'admin'],
  'person.manage': ['admin'],
};
const now = Date.parse('2026-11-22T09:00:00Z');
const agent = { roles: ['agent'] as const };
const decide = (scopes: string[], expiresAt = now + DAY, owner: Parameters<typeof decideToken>[0] = agent) => {
  const decided = decideToken(owner, { scopes, expiresAt }, { grants, now });
  return decided.ok ? decided.value.scopes : decided.refusal.code;
};

describe('an API token', () => {
  test('may do what its owner may, each scope once', () => {
    expect(decide(['case.reply', 'me.read', 'case.reply'])).toEqual(['case.reply', 'me.read']);
  });
  test.each([
    ['case.delete', 'token.unknown-scope'],
    ['', 'token.unknown-scope'],
    ['constructor', 'token.unknown-scope'],
    ['__proto__', 'token.unknown-scope'],
    ['installation.read', 'token.unknown-scope'],
    ['token.own', 'token.scope-never'],
    ['person.manage', 'token.scope-never'],
  ])('never has the scope %j', (scope, refusal) => {
    expect(decide(['me.read', scope], now + DAY, { roles: ['agent', 'admin'] })).toBe(refusal);
  });
  test('has no right that its owner lacks', () => {
    expect(decide(['case.take'], now + DAY, { roles: ['lead'] })).toBe('token.scope-not-yours');
  });
  test('has no right that the token lacks by which it was asked for', () => {
    expect(decide(['case.take'], now + DAY, { roles: ['agent'], scopes: ['me.read'] })).toBe('token.scope-not-yours');
  });
  test('has at least one scope', () => {
    expect(decide([])).toBe('token.scope-needed');
  });
  test('ends within a year', () => {
    expect(decide(['me.read'], now)).toBe('token.over-already');
    expect(decide(['me.read'], now + LONGEST_TOKEN_LIFE)).toEqual(['me.read']);
    expect(decide(['me.read'], now + LONGEST_TOKEN_LIFE + 1)).toBe('token.too-long');
  });
});
