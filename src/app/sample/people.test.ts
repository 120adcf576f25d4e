import { expect, test } from 'vitest';
import { organisation } from './content.ts';
import { plainLetters, planPeople } from './people.ts';

const people = planPeople(7);

test('as many people as the company has, at each site and in each unit', () => {
  expect(people).toHaveLength(organisation.company.people);
  for (const site of organisation.sites) expect(people.filter((one) => one.site === site.id)).toHaveLength(site.people);
  for (const unit of organisation.units) {
    expect(people.filter((one) => one.account === unit.id)).toHaveLength(unit.headcount);
  }
});

test('everybody has a key and an address of their own', () => {
  expect(new Set(people.map((one) => one.key)).size).toBe(people.length);
  expect(new Set(people.map((one) => one.email)).size).toBe(people.length);
  for (const { email } of people) expect(email).toMatch(/^[a-z.-]+@marenholt\.example$/);
});

test('fourteen agents, two leads, a manager and an administrator; all others are customers', () => {
  const count = (role: string) => people.filter((one) => one.roles.some((has) => has === role)).length;
  expect([count('agent'), count('lead'), count('manager'), count('admin')]).toEqual([14, 2, 1, 1]);
  expect(count('customer')).toBe(1200 - 18);
});

test('the same seed gives the same people', () => {
  expect(planPeople(7)).toEqual(people);
  expect(planPeople(8).map((one) => one.key)).not.toEqual(people.map((one) => one.key));
});

test('addresses fold letters as people do', () => {
  expect(plainLetters('Łukasz Weiß-Yıldırım')).toBe('lukasz.weiss.yildirim');
});
