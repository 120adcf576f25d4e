import { MINUTE } from '#kernel/time.ts';
import { known } from './clock.ts';
import { everyday, organisation, type Scenario, type StoryStep } from './content.ts';
import type { PlannedStep, TryStep } from './plan-types.ts';
import { chance, pick } from './random.ts';
import { staffMember } from './staff.ts';
import { type Frame, Telling } from './telling.ts';
import { fill } from './wording.ts';

/** What is told in a short telling as well; the rest only when a story is told in full. */
const SHORT: readonly string[] = [
  'agent_reply',
  'resolution',
  'customer_message',
  'customer_confirms',
  'customer_rejects',
  'customer_reopens',
  'renegotiation',
  'pause',
  'callback_promise',
  'handover_accepted',
];
const WORDS: readonly string[] = ['agent_reply', 'resolution'];

const PHASES = { minimise: 'narrow', verify: 'verify', expand: 'widen' } as const;
const OUTCOMES = { ruled_out: 'ruled-out', confirmed: 'helped', inconclusive: 'no-change' } as const;

export interface StoryTelling {
  readonly scenario: Scenario;
  readonly variant: Scenario['variants'][number];
  readonly full: boolean;
  /** Below 1: everything happens a little sooner than written. */
  readonly pace: number;
}

const parties = new Map(organisation.other_parties.map((party) => [party.id, party]));
const providers = new Map(organisation.providers.map((provider) => [provider.id, provider]));

/** A note of the team for a step that the product has no room for yet. Undefined when nothing is said. */
function noteText(step: StoryStep, telling: Telling): string | undefined {
  const labels = everyday.note_labels[telling.frame.tongue];
  const text = step.text;
  switch (step.type) {
    case 'troubleshooting': {
      const verdict = labels[step.verdict ?? 'inconclusive'];
      const { statement = '', test = '', result = '' } = step;
      return fill(labels.tested, { statement, test, result, verdict });
    }
    case 'help_asked':
      return fill(labels.help_asked, { name: staffMember(step.of ?? '')?.first ?? '', text });
    case 'provider': {
      const provider = providers.get(step.provider ?? '');
      const name = provider?.agents.find((agent) => agent.id === step.by)?.name ?? '';
      return fill(labels.provider, { name, party: provider?.name ?? '', text });
    }
    case 'approval':
      return fill(labels.approval, { who: labels.approver[step.approver ?? ''] ?? '', text });
    case 'referral': {
      const party = parties.get(step.party ?? '');
      return fill(labels.referral, { party: party?.name ?? '', name: party?.contact ?? '', text });
    }
    case 'referral_accepted':
    case 'referral_declined':
      return fill(labels.referral_answer, { party: parties.get(step.party ?? '')?.name ?? '', text });
    case 'transfer_check':
    case 'phone_call':
    case 'deviation':
    case 'recovery_gesture':
      return fill(labels[step.type], { text });
    default:
      return text === '' ? undefined : text;
  }
}

/** What a step of a story says was tried, with its statement as what was expected. */
function triedIn(step: StoryStep): Pick<TryStep, 'phase' | 'what' | 'expected' | 'saw' | 'outcome'> {
  return {
    phase: PHASES[step.phase ?? 'minimise'],
    what: step.test ?? '',
    expected: step.statement ?? null,
    saw: step.result ?? null,
    outcome: OUTCOMES[step.verdict ?? 'inconclusive'],
  };
}

/** Turns the steps of a written story into those that the product can hold. */
class Story {
  readonly telling: Telling;
  readonly plan: StoryTelling;
  private callbackOwed = false;

  constructor(frame: Frame, plan: StoryTelling) {
    this.telling = new Telling(frame);
    this.plan = plan;
  }

  private minutes(step: StoryStep): number {
    return step.at * this.plan.pace;
  }

  private by(step: StoryStep): string {
    return staffMember(step.by) ? step.by : this.telling.owner;
  }

  private later(step: StoryStep): readonly StoryStep[] {
    return this.plan.scenario.steps.slice(this.plan.scenario.steps.indexOf(step) + 1);
  }

  /** Whether this renegotiation moves the fix beyond what the service's policy owes anyway. */
  private movesFix(step: StoryStep): boolean {
    if (step.type !== 'renegotiation' || step.promise !== 'fixed_by') return false;
    const due = this.telling.moment((step.at + (step.new_due_in ?? 0)) * this.plan.pace);
    return due > this.telling.fixDue && this.telling.moment(this.minutes(step)) < this.telling.fixDue;
  }

  /** When the next word comes, if the fix is renegotiated before it: a word must be owed until then. */
  private coveredUntil(step: StoryStep): number {
    const later = this.later(step);
    const word = later.findIndex((one) => WORDS.includes(one.type));
    const between = later.slice(0, Math.max(word, 0));
    if (!between.some((one) => this.movesFix(one))) return 0;
    return this.telling.moment(this.minutes(known(later[word], 'a next word'))) + 5 * MINUTE;
  }

  private reply(step: StoryStep): void {
    if (this.callbackOwed) this.callBack(step);
    const reason = everyday.phrases.no_more_news[this.telling.frame.tongue];
    const soon = this.later(step).some((one) => WORDS.includes(one.type) && one.at - step.at < 60);
    const promised = step.next_word_in ?? (soon ? 120 : null);
    const until = promised === null ? null : this.telling.moment((step.at + promised) * this.plan.pace);
    const due = until === null ? null : Math.max(until, this.coveredUntil(step));
    this.telling.reply(this.minutes(step), step.text, { by: this.by(step), reason, due });
  }

  private renegotiate(step: StoryStep): void {
    if (step.promise === 'transfer_check') return;
    const due = this.telling.moment((step.at + (step.new_due_in ?? 0)) * this.plan.pace);
    const minutes = this.minutes(step);
    const more = { due, reason: step.reason ?? '', by: this.by(step) };
    const { nextDue } = this.telling;
    const inTime = nextDue !== null && this.telling.moment(minutes) + MINUTE < nextDue && due > nextDue;
    const promise = this.movesFix(step) ? 'resolve' : inTime ? 'next-update' : undefined;
    if (promise === undefined) this.telling.reply(minutes, step.text, more);
    else this.telling.renegotiate(minutes, step.text, { ...more, promise });
  }

  private callBack(step: StoryStep): void {
    this.callbackOwed = false;
    this.telling.callBack(this.minutes(step), this.by(step));
  }

  private confirm(step: StoryStep): void {
    const { random, tongue } = this.telling.frame;
    const own = this.plan.full || chance(random, 0.3);
    const phrases = everyday.phrases[this.plan.scenario.kind === 'incident' ? 'works' : 'thanks'][tongue];
    this.telling.confirm(this.minutes(step), own ? step.text : pick(random, phrases));
  }

  private handOver(step: StoryStep): void {
    const earlier = this.plan.scenario.steps.slice(0, this.plan.scenario.steps.indexOf(step));
    const asked = earlier.findLast((one) => one.type === 'handover');
    const over = earlier.some((one) => one.type === 'resolution');
    if (asked === undefined || over) {
      this.remark(step);
      return;
    }
    this.telling.handOver(this.minutes(asked), this.by(asked), step.by);
    this.telling.take(this.minutes(step), step.by);
  }

  private remark(step: StoryStep): void {
    if (step.type === 'phone_call' && step.result === 'reached' && this.callbackOwed) this.callBack(step);
    if (!this.plan.full) return;
    if (step.type === 'troubleshooting' && !this.telling.confirmed) {
      this.telling.tryStep(this.minutes(step), triedIn(step), this.by(step));
      return;
    }
    const text = noteText(step, this.telling);
    if (text !== undefined) this.telling.note(this.minutes(step), text, this.by(step));
  }

  private step(step: StoryStep): void {
    const minutes = this.minutes(step);
    switch (step.type) {
      case 'agent_reply':
        this.reply(step);
        return;
      case 'resolution':
        this.telling.resolve(minutes, step.text, this.by(step));
        return;
      case 'customer_message':
        this.telling.customerWrites(minutes, step.text, step.ends_pause ?? false);
        return;
      case 'customer_confirms':
        this.confirm(step);
        return;
      case 'customer_rejects':
      case 'customer_reopens':
        this.telling.reopen(minutes, step.text);
        return;
      case 'renegotiation':
        this.renegotiate(step);
        return;
      case 'pause':
        this.telling.wait(minutes, step.text, this.by(step));
        return;
      case 'callback_promise':
        this.callbackOwed = true;
        this.telling.promiseCallback(minutes, step.text, this.telling.moment(minutes + (step.due_in ?? 30)));
        return;
      case 'now_line':
        this.telling.nowLine(minutes, step.text, this.by(step));
        return;
      case 'handover_accepted':
        this.handOver(step);
        return;
      default:
        this.remark(step);
    }
  }

  tell(): PlannedStep[] {
    const { scenario, variant, full } = this.plan;
    const frame = this.telling.frame;
    this.telling.open(variant.message, scenario.opened_by === 'agent' ? frame.owner.key : frame.requester.key);
    const steps = scenario.steps.filter((step) => this.isTold(step, full));
    for (const step of steps) {
      if (!this.telling.taken && step.by !== 'customer') this.telling.take(this.minutes(step) * 0.7);
      this.step(step);
    }
    return this.telling.steps;
  }

  private isTold(step: StoryStep, full: boolean): boolean {
    if (full || SHORT.includes(step.type)) return true;
    return step.type === 'phone_call' && step.result === 'reached';
  }
}

/** The steps of a written story for this frame. What the product cannot hold yet becomes a team note. */
export function tellStory(frame: Frame, plan: StoryTelling): PlannedStep[] {
  return new Story(frame, plan).tell();
}
