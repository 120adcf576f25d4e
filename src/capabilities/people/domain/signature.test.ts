import { describe, expect, test } from 'vitest';
import { ANONYMOUS, type PersonActor } from '#kernel/actor.ts';
import { PersonId } from '#kernel/ids.ts';
import { checkSignature, maySettleTeam, SIGNATURE_LINES, signatureFrom, signed } from './signature.ts';

const AYSE = { agent: 'Ayşe Yıldız', team: 'IT help', organisation: 'Marenholt Logistics' };

describe('which signature a mail carries', () => {
  test.each([
    ['the writer’s own', 'Ayşe', 'The desk', { from: 'own', text: 'Ayşe' }],
    ['the team’s, where the writer has none', null, 'The desk', { from: 'team', text: 'The desk' }],
    ['none, where nobody wrote one', null, null, null],
  ])('%s', (_, own, team, expected) => {
    expect(signatureFrom({ own, team })).toEqual(expected);
  });
});

describe('a signature', () => {
  test('names its writer, their team and the organisation', () => {
    const text = '{{agent.first-name}} ({{ agent.name }})\n{{team}}, {{organisation.name}}';
    expect(signed(text, AYSE)).toBe('Ayşe (Ayşe Yıldız)\nIT help, Marenholt Logistics');
  });

  test('names the organisation where no team works on the case', () => {
    expect(signed('{{team}}', { ...AYSE, team: null })).toBe('Marenholt Logistics');
  });

  test.each([
    ['Kind regards\n{{agent.first-name}}\n{{team}}', null],
    ['No variable at all', null],
    ['{{customer.name}}', 'signature.unknown-variable'],
    ['{{agent.first-name', 'signature.open-braces'],
    ['team}}', 'signature.open-braces'],
    ['{{two words}}', 'signature.open-braces'],
    ['a\n'.repeat(SIGNATURE_LINES), 'signature.too-long'],
    ['a\n'.repeat(SIGNATURE_LINES - 1), null],
  ])('%j is judged before it is kept', (text, code) => {
    const checked = checkSignature(text);
    expect(checked.ok ? null : checked.refusal.code).toBe(code);
  });
});

describe('a team is settled', () => {
  const person = (roles: PersonActor['roles']): PersonActor => ({
    ...{ kind: 'person', personId: PersonId.parse('019a0000-0000-7000-8000-000000000001'), name: 'Femi' },
    ...{ roles, accounts: [], teams: [] },
  });

  test('by administrators, by those who lead it, and by nobody else', () => {
    expect(maySettleTeam(person(['admin']), [], 'desk')).toBe(true);
    expect(maySettleTeam(person(['lead']), ['desk'], 'desk')).toBe(true);
    expect(maySettleTeam(person(['lead']), ['field'], 'desk')).toBe(false);
    expect(maySettleTeam(person(['agent']), [], 'desk')).toBe(false);
    expect(maySettleTeam(ANONYMOUS, [], 'desk')).toBe(false);
  });
});
