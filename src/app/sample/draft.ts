import { HOUR, type Instant, MINUTE } from '#kernel/time.ts';
import { everydayRequester, ownerFor, requesterOf } from './cast.ts';
import { known, roundUp, siteOf } from './clock.ts';
import type { LiveCase, Scenario, StoryChannel, Template } from './content.ts';
import { type Draft, draftOf, type Kit, policyOf, priorityOf, serviceOf, type Told } from './draft-kit.ts';
import { slotWords, type Turn, tellEveryday } from './everyday.ts';
import { liveWords, tellLive } from './live.ts';
import type { PlannedPerson } from './plan-types.ts';
import { between, pick, pickWeighted, type Random } from './random.ts';
import { type ContactWish, recentContact, tryContact } from './schedule.ts';
import { isAtWork, type StaffMember, staffMember } from './staff.ts';
import { tellStory } from './story.ts';
import { type Frame, isHeardAtOnce } from './telling.ts';
import { fill, timeOfDay, type Words } from './wording.ts';

function commonWords(random: Random, requester: PlannedPerson, told: { owner: StaffMember; openedAt: Instant }): Words {
  const site = siteOf(requester.site);
  const year = new Date(told.openedAt).getUTCFullYear();
  return {
    customer: requester.first,
    customer_full: requester.name,
    job: requester.jobTitle,
    owner: told.owner.first,
    room: pick(random, site.rooms),
    site: site.name,
    year: String(year),
    next_year: String(year + 1),
  };
}

/** Where the contact comes from: an agreed set of days, or the last hours before now. */
export type Contact = Omit<ContactWish, 'site'> | { readonly recentOpenMinutes: number };

function contactAt(kit: Kit, requester: PlannedPerson, contact: Contact): Instant | undefined {
  if ('recentOpenMinutes' in contact) {
    return recentContact(kit.random, requester.site, { now: kit.now, openMinutes: contact.recentOpenMinutes });
  }
  return tryContact(kit.random, { ...contact, site: requester.site });
}

export interface StoryWish {
  readonly scenario: Scenario;
  readonly variant: Scenario['variants'][number];
  readonly requester: PlannedPerson;
  readonly contact: Contact;
  readonly full: boolean;
}

/** Who answers for a story, because its texts mention them by name. */
export function ownerOfStory(scenario: Scenario): StaffMember {
  return known(staffMember(scenario.owner), `an agent called ${scenario.owner}`);
}

/** Somebody whose story this may be. */
export function chooseRequester(kit: Kit, scenario: Scenario, variant: StoryWish['variant']): PlannedPerson {
  return requesterOf(kit.random, kit.cast, { scenario, variant, owner: ownerOfStory(scenario) });
}

function storyWords(wish: StoryWish, openedAt: Instant, random: Random): Words {
  const { scenario, requester } = wish;
  const owner = ownerOfStory(scenario);
  const starts = scenario.live_event?.starts_in_minutes;
  const event = starts === undefined ? roundUp(openedAt + HOUR, 30) : roundUp(openedAt + starts * MINUTE);
  return {
    ...commonWords(random, requester, { owner, openedAt }),
    helper: staffMember(scenario.helper ?? '')?.first ?? owner.first,
    event_start: timeOfDay(event, requester.timeZone, scenario.language),
  };
}

/** One telling of a written story; undefined when this try found no moment for it, or the owner was not on shift. */
export function draftStory(kit: Kit, wish: StoryWish): Draft | undefined {
  const { scenario, variant, requester } = wish;
  const openedAt = contactAt(kit, requester, wish.contact);
  const owner = ownerOfStory(scenario);
  if (openedAt === undefined) return undefined;
  if (isHeardAtOnce(scenario.channel) && !scenario.once && !isAtWork(owner, openedAt)) return undefined;
  const words = storyWords(wish, openedAt, kit.random);
  const policy = policyOf(serviceOf(scenario.service), scenario.priority);
  const { channel, language: tongue } = scenario;
  const frame: Frame = { requester, owner, channel, tongue, policy, openedAt, words, random: kit.random };
  const pace = scenario.once ? 1 : between(kit.random, 0.84, 1);
  const told: Told = {
    tells: scenario.id,
    kind: scenario.kind === 'referral' ? 'question' : scenario.kind,
    traits: scenario,
    priority: scenario.priority,
    requester,
    channel,
    subject: fill(variant.subject, words),
    goal: scenario.live_event ? `start the meeting at ${words.event_start}` : null,
    steps: tellStory(frame, { scenario, variant, full: wish.full, pace }),
  };
  return draftOf(told, kit.now);
}

export interface EverydayWish {
  readonly template: Template;
  readonly turn: Turn;
  readonly contact: (requester: PlannedPerson) => Contact;
}

const ALL_CHANNELS: readonly StoryChannel[] = ['portal', 'email', 'phone', 'chat', 'walk-up'];
const WRITTEN: readonly StoryChannel[] = ['portal', 'email'];

function channelFor(random: Random, { template, turn }: EverydayWish): StoryChannel | undefined {
  const channels = ALL_CHANNELS.map((channel) => ({ channel, weight: template.channels[channel] ?? 0 }));
  const written = channels.filter((one) => one.weight > 0 && WRITTEN.includes(one.channel));
  // Somebody who is heard at once has the first word at once.
  const possible = turn === 'late-first' ? written : channels;
  return possible.length === 0 ? undefined : pickWeighted(random, possible, (one) => one.weight).channel;
}

/** One everyday case; undefined when this try found no moment for it. */
export function draftEveryday(kit: Kit, wish: EverydayWish): Draft | undefined {
  const { template, turn } = wish;
  const requester = everydayRequester(kit.random, kit.cast, template);
  const openedAt = contactAt(kit, requester, wish.contact(requester));
  const channel = channelFor(kit.random, wish);
  if (openedAt === undefined || channel === undefined) return undefined;
  const service = serviceOf(template.service);
  const priority = priorityOf(template);
  const tongue = template.language;
  const owner = ownerFor(kit.random, { team: service.team, tongue, site: requester.site, at: openedAt });
  const words = { ...commonWords(kit.random, requester, { owner, openedAt }), ...slotWords(template, kit.random) };
  const policy = policyOf(service, priority);
  const frame: Frame = { requester, owner, channel, tongue, policy, openedAt, words, random: kit.random };
  const told: Told = {
    tells: template.id,
    kind: template.kind,
    traits: template,
    priority,
    requester,
    channel,
    subject: fill(pick(kit.random, template.subjects), words),
    goal: null,
    steps: tellEveryday(frame, { template, turn }),
  };
  return draftOf(told, kit.now);
}

/** A case that is going on at the start of the sample. */
export function draftLive(kit: Kit, content: LiveCase): Draft {
  const requester = known(kit.cast.person(content.requester), content.requester);
  const words = liveWords(content, requester, kit.now);
  const told: Told = {
    tells: content.id,
    kind: content.kind,
    traits: content,
    priority: priorityOf(content),
    requester,
    channel: content.channel,
    subject: content.subject,
    goal: fill(content.goal, words),
    steps: tellLive(content, requester, kit.now),
  };
  return draftOf(told, kit.now);
}
