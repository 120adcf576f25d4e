import { describe, expect, it } from 'vitest';
import { type AdminSection, sectionAt, sectionsFor } from './admin.ts';

const HOURS: AdminSection = { id: 'hours', label: 'admin.hours', href: '/admin/hours', holders: ['admin'], pages: [] };
const RULES: AdminSection = { ...HOURS, id: 'rules', href: '/admin/rules', holders: ['manager', 'admin'] };

describe('the settings list', () => {
  it('shows what a role may use, in its order', () => {
    expect(sectionsFor([HOURS, RULES], ['admin'])).toEqual([HOURS, RULES]);
    expect(sectionsFor([HOURS, RULES], ['agent', 'manager'])).toEqual([RULES]);
    expect(sectionsFor([HOURS, RULES], ['agent'])).toEqual([]);
  });

  it('knows where an address belongs', () => {
    expect(sectionAt([HOURS, RULES], '/admin/rules/7')).toBe(RULES);
    expect(sectionAt([HOURS, RULES], '/admin/rules-of-old')).toBeUndefined();
    expect(sectionAt([HOURS, RULES], '/admin')).toBeUndefined();
  });
});
