import { z } from 'zod';

export const Tongue = z.enum(['en', 'de', 'fr']);
export const Site = z.enum(['berlin', 'lyon', 'toronto']);
export const Urgency = z.enum(['critical', 'high', 'medium', 'low']);
export const Impact = z.enum(['extensive', 'significant', 'moderate', 'minor']);
const PriorityName = z.enum(['P1', 'P2', 'P3', 'P4']);
export const StoryChannel = z.enum(['portal', 'email', 'phone', 'chat', 'walk-up', 'voicemail']);
const levels = z.record(z.string(), z.int());
const inTongues = z.record(Tongue, z.array(z.string()).min(1));
const textInTongues = z.record(Tongue, z.string());

/** A shift in local time of the agent's own zone. */
const WorkingHours = z.object({ days: z.string(), start: z.string(), end: z.string(), zone: z.string().optional() });

const Staff = z.object({
  id: z.string(),
  name: z.string(),
  site: Site,
  languages: levels,
  email: z.string(),
  working_hours: WorkingHours,
});

export const Agent = Staff.extend({
  team: z.string(),
  greeting: z.partialRecord(Tongue, z.string()),
  signature: z.string(),
});

const Manager = Staff.extend({ role: z.string(), teams: z.array(z.string()).default([]) });

export const Customer = z.object({
  id: z.string(),
  name: z.string(),
  first: z.string(),
  unit: z.string(),
  site: Site,
  job_title: z.string(),
  language: Tongue,
  also_reads: z.array(Tongue),
  salutation: textInTongues,
  email: z.string(),
});

export const Organisation = z.object({
  company: z.object({
    name: z.string(),
    domain: z.string(),
    people: z.int(),
    mail_addresses: z.object({ desk: z.string(), voicemail: z.string() }),
  }),
  sites: z.array(
    z.object({
      id: Site,
      name: z.string(),
      time_zone: z.string(),
      people: z.int(),
      rooms: z.array(z.string()).min(1),
      calendar: z.string(),
    }),
  ),
  units: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      mission: z.string(),
      time_zone: z.string(),
      headcount: z.int(),
      headcount_by_site: z.partialRecord(Site, z.int()),
      key_contacts: z.array(z.object({ customer: z.string(), role: z.string() })),
    }),
  ),
  teams: z.array(z.object({ id: z.string(), name: z.string(), what: z.string(), lead: z.string() })),
  agents: z.array(Agent),
  management: z.array(Manager),
  providers: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.string(),
      what: z.string(),
      contract: z.object({ return_hours: z.number().int(), calendar: z.string() }),
      agents: z.array(z.object({ id: z.string(), name: z.string(), role: z.string() })),
    }),
  ),
  other_parties: z.array(z.object({ id: z.string(), name: z.string(), contact: z.string() })),
  customers: z.array(Customer),
});

const windows = z.array(z.tuple([z.string(), z.string()]));
const Policy = z.object({
  first_word_minutes: z.int(),
  next_word_every_minutes: z.int(),
  fixed_by_minutes: z.int(),
});

export const Services = z.object({
  calendars: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      time_zone: z.string(),
      weekly: z.partialRecord(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), windows),
      exceptions: z.array(z.object({ date: z.iso.date(), windows })),
      holidays: z.array(z.object({ date: z.iso.date(), name: z.string() })),
    }),
  ),
  priority_matrix: z.record(Impact, z.record(Urgency, PriorityName)),
  services: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      what_people_do_with_it: z.string(),
      team: z.string(),
      provider: z.string().nullable(),
      support_calendars: z.record(Site, z.string()),
      promise_policy: z.record(PriorityName, Policy),
    }),
  ),
  request_catalogue: z.array(z.object({ id: z.string(), service: z.string() })),
});

export const StoryStep = z.object({
  at: z.number(),
  by: z.string(),
  type: z.string(),
  text: z.string().default(''),
  visible_to_customer: z.boolean(),
  next_word_in: z.number().optional(),
  due_in: z.number().optional(),
  promise: z.string().optional(),
  new_due_in: z.number().optional(),
  reason: z.string().optional(),
  ends_pause: z.boolean().optional(),
  statement: z.string().optional(),
  test: z.string().optional(),
  result: z.string().optional(),
  verdict: z.enum(['ruled_out', 'confirmed', 'inconclusive']).optional(),
  phase: z.enum(['minimise', 'verify', 'expand']).optional(),
  approver: z.string().optional(),
  party: z.string().optional(),
  provider: z.string().optional(),
  of: z.string().optional(),
  to: z.string().optional(),
});

const CaseTraits = z.object({
  id: z.string(),
  service: z.string(),
  language: Tongue,
  stated_urgency: Urgency,
  stated_impact: Impact,
});

export const Scenario = CaseTraits.extend({
  kind: z.enum(['incident', 'request', 'question', 'referral']),
  channel: StoryChannel,
  weight: z.number(),
  weight_by_month: z.record(z.string(), z.number()),
  priority: PriorityName,
  owner: z.string(),
  helper: z.string().optional(),
  customer: z.string().optional(),
  avoid_customers: z.array(z.string()).default([]),
  fits: z
    .object({
      unit: z.string().optional(),
      site: Site.optional(),
      language: Tongue.optional(),
      prefer_customer: z.string().optional(),
    })
    .default({}),
  once: z.object({ month: z.int(), working_day: z.int() }).optional(),
  when: z.literal('month-end').optional(),
  starts_between: z.tuple([z.string(), z.string()]).optional(),
  opened_by: z.literal('agent').optional(),
  live_event: z.object({ starts_in_minutes: z.number() }).optional(),
  catalogue_item: z.string().optional(),
  variants: z.array(
    z.object({
      subject: z.string(),
      message: z.string(),
      only_for: z.string().optional(),
      at: z.string().optional(),
    }),
  ),
  steps: z.array(StoryStep),
  promises: z.array(
    z.object({ promise: z.string(), outcome: z.enum(['kept', 'renegotiated', 'broken']), due_at: z.number() }),
  ),
});

export const Scenarios = z.object({
  scenarios: z.array(Scenario),
  phrasebook: z.object({
    customer_chases: inTongues,
    agent_no_news: inTongues,
    team_notes: inTongues,
  }),
});

export const Template = CaseTraits.extend({
  kind: z.enum(['incident', 'request', 'question']),
  weight: z.number(),
  fixed_after_minutes: z.tuple([z.number(), z.number()]),
  channels: z.partialRecord(StoryChannel, z.number()),
  sites: z.array(Site).optional(),
  units: z.array(z.string()).optional(),
  slots: z.record(z.string(), z.array(z.string()).min(1)),
  subjects: z.array(z.string()).min(1),
  messages: z.array(z.string()).min(1),
  replies: z.array(z.string()).min(1),
  resolutions: z.array(z.string()).min(1),
  now_lines: z.array(z.string()).min(1),
});

export const NoteLabels = z.object({
  tested: z.string(),
  ruled_out: z.string(),
  confirmed: z.string(),
  inconclusive: z.string(),
  help_asked: z.string(),
  provider: z.string(),
  approval: z.string(),
  referral: z.string(),
  referral_answer: z.string(),
  transfer_check: z.string(),
  phone_call: z.string(),
  deviation: z.string(),
  recovery_gesture: z.string(),
  approver: z.record(z.string(), z.string()),
});

export const Everyday = z.object({
  phrases: z.object({
    next_word: inTongues,
    late_first: inTongues,
    late_word: inTongues,
    late_fix: inTongues,
    renegotiate: inTongues,
    reasons: inTongues,
    questions: z.record(Tongue, z.array(z.object({ question: z.string(), answers: z.array(z.string()).min(1) }))),
    works: inTongues,
    thanks: inTongues,
    still_not: inTongues,
    asks: textInTongues,
    waits_now: textInTongues,
    back_to_it: textInTongues,
    no_more_news: textInTongues,
  }),
  note_labels: z.record(Tongue, NoteLabels),
  templates: z.array(Template),
});

/** What was tried; `shared` are the words that the customer reads of it. */
const Tried = z.object({
  phase: z.enum(['narrow', 'verify', 'widen']),
  what: z.string(),
  expected: z.string().nullable().default(null),
  saw: z.string().nullable().default(null),
  outcome: z.enum(['open', 'helped', 'no-change', 'ruled-out', 'made-worse']),
  shared: z.string().nullable().default(null),
});

/** How people are reached who are in something live, and what works meanwhile. */
const SaidLive = z.object({
  way: z.enum(['phone', 'in-person', 'online']),
  place: z.string(),
  fallback: z.string(),
});

const LiveStep = z.object({
  at: z.number().max(0),
  type: z.enum([
    'open',
    'take',
    'reply',
    'renegotiate',
    'team-note',
    'customer-writes',
    'set-now-line',
    'promise-callback',
    'try-step',
    'ask-for-help',
    'join',
    'propose',
    'say-live',
  ]),
  by: z.string().optional(),
  text: z.string().default(''),
  next_in: z.number().optional(),
  to_event: z.boolean().optional(),
  promise: z.enum(['next-update', 'resolve']).optional(),
  reason: z.string().optional(),
  tried: Tried.optional(),
  live: SaidLive.optional(),
  of: z.array(z.string()).default([]),
});

export const Live = z.object({
  cases: z.array(
    CaseTraits.extend({
      landmark: z.enum(['live-call', 'overdue', 'due-soon']),
      kind: z.enum(['incident', 'request', 'question']),
      channel: StoryChannel,
      requester: z.string(),
      owner: z.string(),
      subject: z.string(),
      goal: z.string(),
      event_in_minutes: z.number().optional(),
      steps: z.array(LiveStep),
    }),
  ),
});

export const Names = z.object({
  sites: z.record(
    Site,
    z.object({ women: z.array(z.string()), men: z.array(z.string()), family: z.array(z.string()) }),
  ),
  jobs: z.record(z.string(), z.array(z.string())),
});
