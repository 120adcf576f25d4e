import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkCalendar } from '#capabilities/calendars/domain/index.ts';
import { calendars } from './clock.ts';
import knowledgeJson from './content/knowledge.json' with { type: 'json' };
import scenariosJson from './content/scenarios.json' with { type: 'json' };
import voicesJson from './content/voices.json' with { type: 'json' };
import { catalogue, everyday, live, names, organisation, type Scenario, stories, type Template } from './content.ts';
import { staffMember } from './staff.ts';

const customers = new Set(organisation.customers.map((one) => one.id));
const services = new Set(catalogue.services.map((one) => one.id));
const items = new Set(catalogue.request_catalogue.map((one) => one.id));
const parties = new Set(organisation.other_parties.map((one) => one.id));
const providerAgents = new Set(organisation.providers.flatMap((one) => one.agents.map((agent) => agent.id)));
const approvers = everyday.note_labels.en.approver;

const TOLD = ['customer', 'customer_full', 'job', 'owner', 'helper', 'room', 'site', 'event_start'];
const MOMENTS = ['next', 'was', 'year', 'next_year'];

function slotsIn(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')));
}

function unknownIn(texts: readonly string[], known: readonly string[]): string[] {
  return [...slotsIn(texts)].filter((slot) => !known.includes(slot));
}

test('sites, units and the company add up', () => {
  for (const unit of organisation.units) {
    const heads = Object.values(unit.headcount_by_site).reduce((sum, count) => sum + count, 0);
    expect(heads, unit.id).toBe(unit.headcount);
  }
  expect(organisation.units.reduce((sum, unit) => sum + unit.headcount, 0)).toBe(organisation.company.people);
  expect(organisation.sites.reduce((sum, site) => sum + site.people, 0)).toBe(organisation.company.people);
  expect([organisation.units.length, organisation.teams.length, organisation.agents.length]).toEqual([5, 4, 14]);
  expect([catalogue.services.length, organisation.providers.length]).toEqual([12, 3]);
});

test('calendars are ones that the product accepts', () => {
  for (const calendar of calendars) expect(checkCalendar(calendar.hours).ok, calendar.key).toBe(true);
});

test('teams, services and units point to what there is', () => {
  const teams = organisation.teams.map((team) => team.id);
  for (const team of organisation.teams) expect(staffMember(team.lead), team.lead).toBeDefined();
  for (const agent of organisation.agents) expect(teams).toContain(agent.team);
  const providers = organisation.providers.map((one) => one.id);
  for (const service of catalogue.services) {
    expect(teams).toContain(service.team);
    if (service.provider !== null) expect(providers).toContain(service.provider);
    for (const key of Object.values(service.support_calendars)) expect(calendars.map((one) => one.key)).toContain(key);
  }
  for (const item of catalogue.request_catalogue) expect(services).toContain(item.service);
  for (const unit of organisation.units) {
    expect(names.jobs[unit.id], unit.id).toBeDefined();
    for (const contact of unit.key_contacts) expect(customers).toContain(contact.customer);
  }
});

function peopleOf(scenario: Scenario): string[] {
  const { fits } = scenario;
  const only = scenario.variants.map((variant) => variant.only_for);
  return [scenario.customer, fits.prefer_customer, ...scenario.avoid_customers, ...only].filter(
    (one) => one !== undefined,
  );
}

function isSomebody(key: string, approver?: string): boolean {
  const known = staffMember(key) !== undefined || key === 'customer' || parties.has(key) || providerAgents.has(key);
  return known || (approver === key && approvers[key] !== undefined);
}

test.each(stories.scenarios.map((scenario) => [scenario.id, scenario] as const))(
  'the story %s holds',
  (_id, scenario) => {
    expect(services).toContain(scenario.service);
    if (scenario.catalogue_item) expect(items).toContain(scenario.catalogue_item);
    expect(staffMember(scenario.owner)).toBeDefined();
    if (scenario.helper) expect(staffMember(scenario.helper)).toBeDefined();
    for (const person of peopleOf(scenario)) expect(customers).toContain(person);
    for (const step of scenario.steps) {
      expect(isSomebody(step.by, step.approver), `${step.by} at ${step.at}`).toBe(true);
      for (const key of [step.of, step.to]) if (key) expect(staffMember(key)).toBeDefined();
      if (step.party) expect(parties).toContain(step.party);
      if (step.type === 'renegotiation') expect(step.reason).toBeTruthy();
    }
    const ats = scenario.steps.map((step) => step.at);
    expect(ats).toEqual(ats.toSorted((one, other) => one - other));
    const texts = [
      ...scenario.variants.flatMap((one) => [one.subject, one.message]),
      ...scenario.steps.map((one) => one.text),
    ];
    expect(unknownIn(texts, [...TOLD, ...MOMENTS])).toEqual([]);
  },
);

test('priorities follow the matrix, but where danger makes a case more urgent than it was stated', () => {
  const others = stories.scenarios.filter((one) => {
    return catalogue.priority_matrix[one.stated_impact][one.stated_urgency] !== one.priority;
  });
  expect(others.map((one) => one.id)).toEqual(['akku-gewoelbt']);
});

function templateTexts(template: Template): string[] {
  const { subjects, messages, replies, resolutions, now_lines: lines, slots } = template;
  return [...subjects, ...messages, ...replies, ...resolutions, ...lines, ...Object.values(slots).flat()];
}

test.each(everyday.templates.map((one) => [one.id, one] as const))('the everyday case %s holds', (_id, template) => {
  expect(services).toContain(template.service);
  expect(unknownIn(templateTexts(template), [...Object.keys(template.slots), ...TOLD, ...MOMENTS])).toEqual([]);
  expect(template.resolutions.length).toBeGreaterThan(1);
  expect(unknownIn(template.messages, [...Object.keys(template.slots), 'room', 'year', 'next_year'])).toEqual([]);
});

test('ids are told apart', () => {
  const ids = [...stories.scenarios, ...everyday.templates, ...live].map((one) => one.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('what goes on at the start is about people and services that there are', () => {
  expect(live.map((one) => one.landmark)).toContain('live-call');
  for (const content of live) {
    expect(customers).toContain(content.requester);
    expect(services).toContain(content.service);
    for (const { by } of content.steps) if (by) expect(staffMember(by)).toBeDefined();
    for (const key of content.steps.flatMap(({ of }) => of)) expect(staffMember(key), key).toBeDefined();
    expect(content.steps[0]?.type).toBe('open');
  }
});

const Reference = z.object({
  articles: z.array(z.object({ id: z.string(), service: z.string(), from_scenarios: z.array(z.string()) })),
  searches: z.array(z.object({ phrase: z.string(), article: z.string().nullable() })),
});
const Clusters = z.object({
  clusters: z.array(z.object({ problem_owner: z.string(), improvement: z.string(), scenarios: z.array(z.string()) })),
});
const Voices = z.object({
  survey_comments: z.array(z.object({ scenario: z.string().nullish(), improvement: z.string().nullish() })),
  improvements: z.array(z.object({ id: z.string(), owner: z.string(), scenarios: z.array(z.string()) })),
  deviations: z.array(z.object({ scenario: z.string().nullish(), by: z.string() })),
  ideas: z.array(z.object({ customer: z.string() })),
});

test('knowledge, clusters and voices point to stories, services and people that there are', () => {
  const { articles, searches } = Reference.parse(knowledgeJson);
  const { clusters } = Clusters.parse(scenariosJson);
  const voices = Voices.parse(voicesJson);
  const told = new Set(stories.scenarios.map((one) => one.id));
  const improvements = new Set(voices.improvements.map((one) => one.id));
  const mentioned = [
    ...articles.flatMap((one) => one.from_scenarios),
    ...clusters.flatMap((one) => one.scenarios),
    ...voices.improvements.flatMap((one) => one.scenarios),
    ...voices.survey_comments.flatMap((one) => one.scenario ?? []),
    ...voices.deviations.flatMap((one) => one.scenario ?? []),
  ];
  expect(mentioned.filter((one) => !told.has(one))).toEqual([]);
  for (const article of articles) expect(services).toContain(article.service);
  const ids = articles.map((one) => one.id);
  expect(searches.filter((one) => one.article !== null && !ids.includes(one.article))).toEqual([]);
  const improved = [
    ...clusters.map((one) => one.improvement),
    ...voices.survey_comments.flatMap((one) => one.improvement ?? []),
  ];
  expect(improved.filter((one) => !improvements.has(one))).toEqual([]);
  for (const idea of voices.ideas) expect(customers).toContain(idea.customer);
  for (const one of clusters) expect(staffMember(one.problem_owner)).toBeDefined();
});

const MONTH_NAMES = new RegExp(
  `\\b(${['en', 'de', 'fr']
    .flatMap((language) =>
      Array.from({ length: 12 }, (_, month) =>
        new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month, 15)),
      ),
    )
    .filter((name) => !['May', 'mars', 'mai'].includes(name))
    .join('|')})\\b`,
);

test('what people say names no month, because the sample may be started in any', () => {
  const said = [
    ...stories.scenarios.flatMap((one) => [
      ...one.variants.flatMap((variant) => [variant.subject, variant.message]),
      ...one.steps.map((step) => step.text),
    ]),
    ...everyday.templates.flatMap(templateTexts),
    ...live.flatMap((one) => one.steps.map((step) => step.text)),
  ];
  expect(said.filter((text) => MONTH_NAMES.test(text))).toEqual([]);
});
