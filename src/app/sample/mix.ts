import { type Instant, MINUTE } from '#kernel/time.ts';
import { Cast } from './cast.ts';
import { everyday, live, type Scenario, stories, type Template } from './content.ts';
import { type Contact, chooseRequester, draftEveryday, draftLive, draftStory } from './draft.ts';
import type { Draft, Kit } from './draft-kit.ts';
import type { Turn } from './everyday.ts';
import type { PlannedPerson, PlannedState } from './plan-types.ts';
import { countOutcomes, type JudgedPromise } from './promises.ts';
import { chance, pickWeighted, randomOf } from './random.ts';
import { Diary, dateOfOnce, MONTHS, type Month, monthOf, monthsUntil, type Stretch } from './schedule.ts';

/** Promises kept among those judged, by month: the story of getting better. */
export const KEPT: Readonly<Record<Month, number>> = { 1: 0.94, 2: 0.95, 3: 0.98 };
/** How the cases spread over the months, and how many of them are written stories. */
const MONTH_SHARE: Readonly<Record<Month, number>> = { 1: 0.31, 2: 0.35, 3: 0.34 };
const STORY_SHARE = 0.2;
/** Cases that are open when the sample starts, per 2,500, besides those that happen right now. */
const OPEN_NOW: Readonly<Record<Exclude<PlannedState, 'closed'>, number>> = {
  new: 11,
  working: 38,
  waiting: 8,
  resolved: 16,
};
/** Where a question back to the customer, or a repair that did not hold, is about a device or a program. */
const ABOUT_DEVICES: readonly string[] = ['computer', 'network', 'mail', 'erp', 'printing'];
const TRIES = 40;
const MOST_TELLINGS = 16;

/** Chooses which cases there are, until there are as many as wanted and as many promises kept as told. */
class Mix {
  readonly drafts: Draft[] = [];
  readonly kit: Kit;
  private readonly months: Readonly<Record<Month, Stretch>>;
  private readonly wanted: number;
  private readonly told = new Set<string>();
  private readonly used = new Map<string, number>();
  private readonly tally: Record<Month, { kept: number; broken: number }> = {
    1: { kept: 0, broken: 0 },
    2: { kept: 0, broken: 0 },
    3: { kept: 0, broken: 0 },
  };

  constructor(kit: Kit, wanted: number) {
    this.kit = kit;
    this.wanted = wanted;
    this.months = monthsUntil(kit.now);
  }

  private keep(draft: Draft): void {
    this.drafts.push(draft);
    this.used.set(draft.tells, (this.used.get(draft.tells) ?? 0) + 1);
    for (const promise of draft.judged) {
      const tally = this.tally[monthOf(promise.due, this.kit.now)];
      if (promise.outcome === 'kept') tally.kept += 1;
      if (promise.outcome === 'broken') tally.broken += 1;
    }
  }

  private scaled(count: number): number {
    return Math.max(1, Math.round((count * this.wanted) / 2500));
  }

  private dates(person: PlannedPerson, stretch: Stretch): Contact {
    return { stretch, dates: this.kit.diary.datesOf(person.site, stretch) };
  }

  liveCases(): void {
    for (const content of live) this.keep(draftLive(this.kit, content));
  }

  /** Stories that happen one time, on their day. */
  onceCases(): void {
    for (const scenario of stories.scenarios.filter((one) => one.once)) {
      const variant = scenario.variants[0];
      if (!variant) continue;
      const requester = chooseRequester(this.kit, scenario, variant);
      const date = dateOfOnce(this.kit.diary, scenario, requester.site);
      const stretch = { from: this.months[1].from, to: this.kit.now };
      const contact = { ...this.between(scenario), stretch, dates: date === undefined ? [] : [date] };
      const wish = { scenario, variant, requester, contact, full: true };
      const draft = this.attempt(20, () => draftStory(this.kit, wish));
      if (draft) this.keep(draft);
    }
  }

  private attempt(tries: number, make: () => Draft | undefined): Draft | undefined {
    for (let left = tries; left > 0; left -= 1) {
      const draft = make();
      if (draft) return draft;
    }
    return undefined;
  }

  private between(scenario: Scenario): { between?: readonly [string, string] } {
    return scenario.starts_between ? { between: scenario.starts_between } : {};
  }

  private storyWeight(scenario: Scenario, month: Month): number {
    if (scenario.once || (this.used.get(scenario.id) ?? 0) >= MOST_TELLINGS) return 0;
    return scenario.weight * (scenario.weight_by_month[String(month)] ?? 0);
  }

  /** Whether every promise of a telling became what its story says, and all of it lies before now. */
  private holds(scenario: Scenario, draft: Draft): boolean {
    const meant = scenario.promises.filter((promise) => promise.outcome === 'broken').length;
    return draft.stateNow === 'closed' && countOutcomes(draft.judged).broken <= meant;
  }

  private tellStory(month: Month): Draft | undefined {
    const { random, diary } = this.kit;
    const scenario = pickWeighted(random, stories.scenarios, (one) => this.storyWeight(one, month));
    const count = this.used.get(scenario.id) ?? 0;
    const variant = scenario.variants[count % scenario.variants.length];
    if (!variant) return undefined;
    const requester = chooseRequester(this.kit, scenario, variant);
    const mark = `${scenario.id}/${variant.subject}/${requester.key}`;
    if (this.told.has(mark)) return undefined;
    const stretch = this.months[month];
    const closing = scenario.when === 'month-end';
    const dates = closing ? diary.closingDates(requester.site, stretch) : diary.datesOf(requester.site, stretch);
    const at = variant.at === undefined ? {} : { at: variant.at };
    const full = count % 6 === 0;
    const contact = { ...this.between(scenario), ...at, stretch, dates };
    const draft = this.attempt(6, () => draftStory(this.kit, { scenario, variant, requester, contact, full }));
    if (!draft || !this.holds(scenario, draft)) return undefined;
    this.told.add(mark);
    return draft;
  }

  storyCases(): void {
    for (const month of MONTHS) {
      const count = Math.round(this.wanted * STORY_SHARE * MONTH_SHARE[month]);
      for (let made = 0; made < count; made += 1) {
        const draft = this.attempt(TRIES, () => this.tellStory(month));
        if (draft) this.keep(draft);
      }
    }
  }

  private template(turn: Turn): Template {
    const repairs = turn === 'asked' || turn === 'reopened';
    const asks = (one: Template) => one.kind === 'incident' && ABOUT_DEVICES.includes(one.service);
    return pickWeighted(this.kit.random, everyday.templates, (one) => (repairs && !asks(one) ? 0 : one.weight));
  }

  /** In the months that are not good enough yet some agents are late; otherwise a few cases take another turn. */
  private turn(month: Month): Turn {
    const { kept, broken } = this.tally[month];
    const { random } = this.kit;
    if (broken < (kept + broken) * (1 - KEPT[month]) && chance(random, 0.5)) {
      return pickWeighted(random, ['late-first', 'late-word', 'late-fix'] as const, (one) =>
        one === 'late-first' ? 5 : one === 'late-word' ? 4 : 2,
      );
    }
    const turns = ['renegotiated', 'reopened', 'asked', 'none'] as const;
    return pickWeighted(random, turns, (one) => ({ renegotiated: 3, reopened: 2, asked: 2, none: 93 })[one]);
  }

  /** Whether the turn that was wanted is what became of the promises. */
  private tookTurn(draft: Draft, turn: Turn): boolean {
    const broken = draft.judged.filter((promise) => promise.outcome === 'broken').map((promise) => promise.kind);
    if (turn === 'late-first') return broken.includes('first-response');
    if (turn === 'late-word') return broken.includes('next-update');
    if (turn === 'late-fix') return broken.includes('resolve');
    const moved = draft.judged.some((promise) => promise.outcome === 'renegotiated');
    return broken.length === 0 && moved === (turn === 'renegotiated');
  }

  private tellEveryday(month: Month, turn: Turn): Draft | undefined {
    const contact = (person: PlannedPerson) => this.dates(person, this.months[month]);
    const draft = draftEveryday(this.kit, { template: this.template(turn), turn, contact });
    return draft?.stateNow === 'closed' && this.tookTurn(draft, turn) ? draft : undefined;
  }

  /** Fills up with everyday cases, month by month in turns, so that the months come out as meant. */
  everydayCases(): void {
    const counts = { 1: 0, 2: 0, 3: 0 };
    for (const draft of this.drafts) counts[monthOf(draft.openedAt, this.kit.now)] += 1;
    while (this.drafts.length < this.wanted) {
      const lacking = (month: Month) => Math.max(0, this.wanted * MONTH_SHARE[month] - counts[month]);
      const month = pickWeighted(this.kit.random, MONTHS, (one) => lacking(one) + 0.01);
      const turn = this.turn(month);
      const draft = this.attempt(TRIES, () => this.tellEveryday(month, turn));
      if (!draft) continue;
      counts[month] += 1;
      this.keep(draft);
    }
  }

  /** What a state at now needs: where to look for it, and which turn leads there. */
  private openDraft(state: Exclude<PlannedState, 'closed'>): Draft | undefined {
    const reach = { new: 200, working: 900, waiting: 900, resolved: 700 }[state];
    const contact = { recentOpenMinutes: reach };
    const { random } = this.kit;
    const turn = state === 'waiting' ? 'asked' : 'none';
    const drafted =
      state === 'working' && chance(random, 0.35)
        ? this.openStory(contact)
        : draftEveryday(this.kit, { template: this.template(turn), turn, contact: () => contact });
    if (drafted?.stateNow !== state || drafted.judged.some((promise) => this.isLate(promise))) return undefined;
    const owesWord = drafted.judged.some((promise) => promise.kind === 'next-update' && promise.outcome === 'running');
    return state === 'working' && !owesWord ? undefined : drafted;
  }

  /** Late already, or so near that it would be late before the sample is written. */
  private isLate(promise: JudgedPromise): boolean {
    return promise.outcome === 'broken' || (promise.outcome === 'running' && promise.due < this.kit.now + 5 * MINUTE);
  }

  private openStory(contact: Contact): Draft | undefined {
    const { random } = this.kit;
    const timeless = stories.scenarios.filter((one) => !one.when && !one.starts_between && one.channel !== 'voicemail');
    const scenario = pickWeighted(random, timeless, (one) => this.storyWeight(one, 3));
    const variant = scenario.variants[(this.used.get(scenario.id) ?? 0) % scenario.variants.length];
    if (!variant) return undefined;
    const requester = chooseRequester(this.kit, scenario, variant);
    const mark = `${scenario.id}/${variant.subject}/${requester.key}`;
    if (this.told.has(mark)) return undefined;
    const draft = draftStory(this.kit, { scenario, variant, requester, contact, full: true });
    if (draft) this.told.add(mark);
    return draft;
  }

  openCases(): void {
    for (const state of ['new', 'working', 'waiting', 'resolved'] as const) {
      for (let left = this.scaled(OPEN_NOW[state]); left > 0; left -= 1) {
        const draft = this.attempt(400, () => this.openDraft(state));
        if (draft) this.keep(draft);
      }
    }
  }
}

/** All cases of the sample, in the order in which they were opened, as many as wanted. */
export function mixCases(given: {
  seed: number;
  now: Instant;
  people: readonly PlannedPerson[];
  cases: number;
}): Draft[] {
  const { seed, now, people, cases } = given;
  const kit: Kit = { now, random: randomOf(seed, 'cases'), cast: new Cast(people), diary: new Diary(now) };
  const mix = new Mix(kit, cases);
  mix.liveCases();
  mix.onceCases();
  mix.openCases();
  mix.storyCases();
  mix.everydayCases();
  return mix.drafts.toSorted((one, other) => one.openedAt - other.openedAt);
}
