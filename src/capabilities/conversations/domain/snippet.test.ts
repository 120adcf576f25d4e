import { describe, expect, it } from 'vitest';
import type { PersonActor } from '#kernel/actor.ts';
import { PersonId, TeamId } from '#kernel/ids.ts';
import { checkVariables, fill, firstUnfilled, mayUseSnippet, mayWriteSnippet, variablesIn } from './snippet.ts';

const ids = [1, 2, 3].map((n) => `10000000-0000-4000-8000-00000000000${n}`);
const team = TeamId.parse(ids[0]);
const person = (roles: PersonActor['roles'], teams: readonly TeamId[] = [team]): PersonActor => ({
  ...{ kind: 'person', name: '', roles, accounts: [], teams },
  personId: PersonId.parse(ids[1]),
});

describe('variables', () => {
  it('are filled in where there is a value, and stay where there is none', () => {
    const text = 'Dear {{customer.name}}, case {{ case.number }} goes on by {{next.word}}.';
    const filled = fill(text, { 'customer.name': 'Maria', 'case.number': '10001', 'next.word': null });
    expect(filled).toBe('Dear Maria, case 10001 goes on by {{next.word}}.');
    expect(variablesIn(filled)).toEqual(['next.word']);
    expect(firstUnfilled(filled)).toEqual({ from: 34, to: 47 });
    expect(firstUnfilled('All {filled} in, {{}} too')).toBeNull();
  });

  it('never bring a variable of their own', () => {
    expect(fill('{{customer.name}}', { 'customer.name': '$& {{case.number}}', 'case.number': '7' })).toBe(
      '$& {{case.number}}',
    );
  });

  it('must be known', () => {
    expect(checkVariables('Hello {{customer.name}}').ok).toBe(true);
    expect(checkVariables('Hello {{customer.nmae}}')).toMatchObject({
      refusal: { code: 'snippet.unknown-variable', params: { name: 'customer.nmae' } },
    });
  });
});

describe('snippets', () => {
  it('are found by whom they are for', () => {
    const agent = person(['agent']);
    expect(mayUseSnippet(agent, { kind: 'own', personId: agent.personId })).toBe(true);
    expect(mayUseSnippet(agent, { kind: 'own', personId: PersonId.parse(ids[2]) })).toBe(false);
    expect(mayUseSnippet(person(['admin']), { kind: 'own', personId: PersonId.parse(ids[2]) })).toBe(false);
    expect(mayUseSnippet(agent, { kind: 'team', teamId: team })).toBe(true);
    expect(mayUseSnippet(person(['agent'], []), { kind: 'team', teamId: team })).toBe(false);
  });

  it('are written by leads for their teams, and by everybody for themselves', () => {
    const agent = person(['agent']);
    expect(mayWriteSnippet(agent, { kind: 'own', personId: agent.personId })).toBe(true);
    expect(mayWriteSnippet(agent, { kind: 'desk' })).toBe(false);
    expect(mayWriteSnippet(person(['lead']), { kind: 'team', teamId: team })).toBe(true);
    expect(mayWriteSnippet(person(['lead'], []), { kind: 'team', teamId: team })).toBe(false);
    expect(mayWriteSnippet(person(['admin'], []), { kind: 'team', teamId: team })).toBe(true);
  });
});
