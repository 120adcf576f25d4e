import { describe, expect, test } from 'vitest';
import { answersTo, checkForm, slugOf } from '#capabilities/catalogue/domain/index.ts';
import { checkVariables } from '#capabilities/conversations/domain/snippet.ts';
import { line, prose } from '#kernel/text.ts';
import { catalogue, organisation } from './content.ts';
import { desk } from './desk.ts';
import { agents, staffMember } from './staff.ts';

const customers = new Set(organisation.customers.map(({ id }) => id));
const teamOf = new Map(catalogue.services.map(({ id, team }) => [id, team]));
const day = (value: string) => value.replace(/^\+\d+$/, '2026-11-26');

describe.each(desk.request_items.map((item) => [item.id, item] as const))('the request item %s', (_id, item) => {
  test('is one that the product accepts, and its team fulfils it', () => {
    expect(line(80).safeParse(item.name).success).toBe(true);
    expect(prose(1000).safeParse(item.summary).success).toBe(true);
    expect(checkForm(item.form).ok).toBe(true);
    expect(agents.find(({ key }) => key === item.by)?.team).toBe(teamOf.get(item.service));
    if (item.approver !== undefined) expect(staffMember(item.approver)).toBeDefined();
  });

  test('was requested by different customers, with answers that fit', () => {
    const requesters = item.requests.map(({ requester }) => requester);
    expect(new Set(requesters).size).toBe(requesters.length);
    for (const { requester, answers } of item.requests) {
      expect(customers).toContain(requester);
      const given = Object.entries(answers).map(([field, values]) => ({ field, values: values.map(day) }));
      expect(answersTo(item.form, given), requester).toMatchObject({ ok: true });
    }
  });
});

test('each item has an address of its own, and one waits for a yes', () => {
  const slugs = desk.request_items.map(({ name }) => slugOf(name));
  expect(new Set(slugs).size).toBe(6);
  expect(desk.request_items.filter(({ approver }) => approver !== undefined)).toHaveLength(2);
});

test('whoever is named as the one who says yes is a colleague, and one request waits for them', () => {
  const unitOf = new Map(organisation.customers.map(({ id, unit }) => [id, unit]));
  const named = desk.request_items.filter((item) => item.approval_by === 'named').flatMap(({ requests }) => requests);
  for (const { requester, approver = '' } of named) {
    expect(unitOf.get(approver), requester).toBe(unitOf.get(requester));
    expect(approver).not.toBe(requester);
  }
  expect(named.filter(({ open }) => open)).toHaveLength(1);
});

test('snippets and macros name only what can be filled in, and teams that there are', () => {
  const steps = desk.macros.flatMap((macro) => macro.steps);
  const texts = steps.flatMap((step) => ('text' in step ? [step.text] : 'question' in step ? [step.question] : []));
  for (const text of [...desk.snippets.map((snippet) => snippet.text), ...texts]) {
    expect(checkVariables(text).ok, text).toBe(true);
  }
  const teams = organisation.teams.map(({ id }) => id);
  for (const step of steps) if ('team' in step) expect(teams).toContain(step.team);
  expect([desk.snippets.length, desk.macros.length]).toEqual([5, 3]);
});
