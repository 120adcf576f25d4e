import { describe, expect, test } from 'vitest';
import { ROLES, type Role } from '#kernel/actor.ts';
import { type Access, decideAccess, decideNewPerson, mayGrant } from './roles.ts';

const admin = { personId: 'ann', roles: ['admin'] as Role[] };
const ben = (given: Partial<Access> = {}): Access => ({
  personId: 'ben',
  roles: ['agent'],
  active: true,
  administrators: 1,
  ...given,
});
const code = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'ok' : result.refusal?.code);

describe('who may hand on which role', () => {
  const pairs = ROLES.flatMap((held) => ROLES.map((role) => ({ held, role })));
  test.each(pairs)('$held hands on $role only as an administrator', ({ held, role }) => {
    expect(mayGrant({ personId: 'ann', roles: [held] }, role)).toBe(held === 'admin');
  });

  const triples = pairs.flatMap(({ held, role }) => ROLES.map((target) => ({ held, role, target })));
  test('every pair of actor and target role with every new role', () => {
    for (const { held, role, target } of triples) {
      const decided = decideAccess({ personId: 'ann', roles: [held] }, ben({ roles: [target], administrators: 2 }), {
        roles: [role],
        active: true,
      });
      const allowed = held === 'admin' || role === target;
      expect({ held, role, target, answer: code(decided) }).toEqual({
        held,
        role,
        target,
        answer: allowed ? 'ok' : 'person.role-not-yours',
      });
    }
  });

  test('the program itself may', () => {
    expect(mayGrant('system', 'admin')).toBe(true);
  });
});

describe('a change of access', () => {
  test('nobody changes their own roles, not even to fewer', () => {
    const self = ben({ personId: 'ann', roles: ['admin'], administrators: 2 });
    expect(code(decideAccess(admin, self, { roles: ['admin', 'agent'], active: true }))).toBe('person.own-access');
    expect(code(decideAccess(admin, self, { roles: ['agent'], active: true }))).toBe('person.own-access');
    expect(code(decideAccess(admin, self, { roles: ['admin'], active: false }))).toBe('person.own-access');
  });

  test('one may name oneself while nothing of the access changes', () => {
    const self = ben({ personId: 'ann', roles: ['admin', 'agent'] });
    expect(decideAccess(admin, self, { roles: ['agent', 'admin'], active: true })).toEqual({
      ok: true,
      value: { changed: false },
    });
  });

  test('the last administrator stays', () => {
    const last = ben({ roles: ['admin'], administrators: 1 });
    expect(code(decideAccess(admin, last, { roles: ['agent'], active: true }))).toBe('person.last-administrator');
    expect(code(decideAccess('system', last, { roles: ['admin'], active: false }))).toBe('person.last-administrator');
    const one = ben({ roles: ['admin'], administrators: 2 });
    expect(code(decideAccess(admin, one, { roles: ['agent'], active: true }))).toBe('ok');
  });

  test('one who left counts as no administrator', () => {
    const gone = ben({ roles: ['admin'], active: false, administrators: 1 });
    expect(code(decideAccess(admin, gone, { roles: ['agent'], active: false }))).toBe('ok');
  });

  test('whoever could not have given the rights may not end them', () => {
    const manager = { personId: 'mia', roles: ['manager'] as Role[] };
    expect(code(decideAccess(manager, ben(), { roles: ['agent'], active: false }))).toBe('person.role-not-yours');
  });
});

describe('a new person', () => {
  test('keeps each role once', () => {
    expect(decideNewPerson(admin, { roles: ['agent', 'agent'], accountId: null })).toEqual({
      ok: true,
      value: { roles: ['agent'] },
    });
  });
  test('a customer needs an account', () => {
    expect(code(decideNewPerson(admin, { roles: ['customer'], accountId: null }))).toBe('person.account-needed');
    expect(code(decideNewPerson(admin, { roles: ['customer'], accountId: 'road' }))).toBe('ok');
  });
  test('a customer is in no team, whoever else is may be', () => {
    const belongs = { accountId: 'road', teams: 1 };
    expect(code(decideNewPerson(admin, { roles: ['customer'], ...belongs }))).toBe('person.not-for-teams');
    expect(code(decideNewPerson(admin, { roles: ['customer', 'agent'], ...belongs }))).toBe('ok');
  });
  test('an agent adds nobody', () => {
    const agent = { personId: 'ann', roles: ['agent'] as Role[] };
    expect(code(decideNewPerson(agent, { roles: ['customer'], accountId: 'road' }))).toBe('person.role-not-yours');
  });
});
