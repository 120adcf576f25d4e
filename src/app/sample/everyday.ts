import { MINUTE } from '#kernel/time.ts';
import { everyday, type StoryChannel, stories, type Template, type Tongue } from './content.ts';
import type { PlannedPolicy, PlannedStep } from './plan-types.ts';
import { between, chance, pick, whole } from './random.ts';
import { type Frame, isHeardAtOnce, Telling } from './telling.ts';
import { capital, fill, type Words } from './wording.ts';

/** What goes wrong in an everyday case, if anything. */
export type Turn = 'none' | 'late-first' | 'late-word' | 'late-fix' | 'renegotiated' | 'reopened' | 'asked';

export interface EverydayTelling {
  readonly template: Template;
  readonly turn: Turn;
}

/** The words of one case: one value for each slot of its template. */
export function slotWords(template: Template, random: Frame['random']): Words {
  return Object.fromEntries(Object.entries(template.slots).map(([slot, values]) => [slot, pick(random, values)]));
}

function phrase(key: 'late_first' | 'late_word' | 'late_fix' | 'next_word' | 'renegotiate', frame: Frame): string {
  return pick(frame.random, everyday.phrases[key][frame.tongue]);
}

interface Pace {
  /** Minutes until the first word, and until it is fixed. */
  readonly first: number;
  readonly fixed: number;
}

function firstMinutes(frame: Frame, turn: Turn): number {
  const { random, channel, policy } = frame;
  if (turn === 'late-first') return policy.firstWordMinutes * between(random, 1.15, 2.6);
  if (isHeardAtOnce(channel)) return between(random, 0.5, 3);
  const share = between(random, 0.12, 0.9);
  return policy.firstWordMinutes * share * share + 2;
}

function paceOf(frame: Frame, { template, turn }: EverydayTelling): Pace {
  const { random, policy } = frame;
  const first = firstMinutes(frame, turn);
  if (turn === 'late-fix') return { first, fixed: policy.fixedByMinutes * between(random, 1.06, 1.5) };
  if (turn === 'renegotiated') return { first, fixed: policy.fixedByMinutes * between(random, 1.1, 1.4) };
  return { first, fixed: Math.max(fixedMinutes(frame, template), first + between(random, 3, 12)) };
}

/** Minutes until it is fixed: half of them at once where that can be, the others as long as they take. */
function fixedMinutes({ random, policy, channel }: Frame, template: Template): number {
  const [soonest, latest] = template.fixed_after_minutes;
  const atOnce = atOnceWithin(channel, policy);
  if (soonest < atOnce && chance(random, 0.5)) return between(random, soonest, atOnce);
  const skew = between(random, 0, 1);
  return Math.min(soonest + (latest - soonest) * skew * skew * skew, policy.fixedByMinutes * 0.8);
}

/** How long a first word may take and be the whole answer: minutes where somebody waits, else until it is due. */
function atOnceWithin(channel: StoryChannel, policy: PlannedPolicy): number {
  const soon = policy.firstWordMinutes * 0.85;
  return isHeardAtOnce(channel) ? Math.min(soon, 50) : soon;
}

/** Whether the answer is the first word already: at once where somebody waits for it, else before it is due. */
function isDirect(frame: Frame, turn: Turn, pace: Pace): boolean {
  if (turn !== 'none' && turn !== 'reopened') return false;
  return pace.fixed < atOnceWithin(frame.channel, frame.policy) && chance(frame.random, 0.96);
}

class EverydayCase {
  readonly telling: Telling;
  readonly plan: EverydayTelling;
  readonly pace: Pace;
  private readonly solution: string;
  /** Minutes until the last word so far. */
  private lastWord: number;

  constructor(frame: Frame, plan: EverydayTelling) {
    this.telling = new Telling(frame);
    this.plan = plan;
    this.pace = paceOf(frame, plan);
    this.solution = pick(frame.random, plan.template.resolutions);
    this.lastWord = this.pace.first;
  }

  private get frame(): Frame {
    return this.telling.frame;
  }

  private get tongue(): Tongue {
    return this.frame.tongue;
  }

  private reply(minutes: number, text: string, due: number): void {
    const reason = everyday.phrases.no_more_news[this.tongue];
    this.telling.reply(minutes, `${text} ${phrase('next_word', this.frame)}`, { due, reason });
  }

  /** The next word after one at `from`: when it will be done, or at the service's rhythm if that takes long. */
  private wordAfter(from: number): number {
    const { random, policy } = this.frame;
    const until = (this.pace.fixed - from) * between(random, 1.1, 1.6) + whole(random, 5, 25);
    const rhythm = policy.nextWordMinutes * between(random, 0.85, 1);
    return from + (this.isLong(from) ? rhythm : until);
  }

  private isLong(from: number): boolean {
    return this.pace.fixed - from > this.frame.policy.nextWordMinutes * 2;
  }

  /** Says that there is nothing new, before each word that is due while the work still goes on. */
  private keepInTouch(until: number): void {
    const { random } = this.frame;
    while (this.isLong(this.lastWord)) {
      const minutes = this.lastWord + this.frame.policy.nextWordMinutes * between(random, 0.6, 0.82);
      if (minutes >= until) return;
      this.lastWord = minutes;
      const text = pick(random, stories.phrasebook.agent_no_news[this.tongue]);
      const reason = everyday.phrases.no_more_news[this.tongue];
      this.telling.reply(minutes, text, { due: this.wordAfter(minutes), reason });
    }
  }

  private chase(from: number, to: number): void {
    if (!chance(this.frame.random, 0.4)) return;
    const text = pick(this.frame.random, stories.phrasebook.customer_chases[this.tongue]);
    this.telling.customerWrites(between(this.frame.random, from, to), text);
  }

  private firstWord(): void {
    const { first, fixed } = this.pace;
    const { random } = this.frame;
    const body = pick(random, this.plan.template.replies);
    if (this.plan.turn === 'late-first') {
      this.chase(this.frame.policy.firstWordMinutes * 1.02, first * 0.98);
      this.reply(first, `${phrase('late_first', this.frame)} ${body}`, this.wordAfter(first));
    } else if (this.plan.turn === 'late-word') {
      this.reply(first, body, first + (fixed - first) * between(random, 0.35, 0.8));
    } else if (this.plan.turn === 'asked') {
      this.ask(body);
    } else {
      this.reply(first, body, this.wordAfter(first));
    }
    if (chance(random, 0.05)) this.telling.nowLine(first + 1.5, pick(random, this.plan.template.now_lines));
  }

  /** A question back to the customer; the case waits for the answer. */
  private ask(body: string): void {
    const { first, fixed } = this.pace;
    const { question, answers } = pick(this.frame.random, everyday.phrases.questions[this.tongue]);
    const asked = fill(everyday.phrases.asks[this.tongue], { question });
    this.reply(first, `${body} ${asked}`, this.wordAfter(first));
    this.telling.nowLine(first + 1, everyday.phrases.waits_now[this.tongue]);
    this.telling.wait(first + 2, question);
    const answered = first + (fixed - first) * between(this.frame.random, 0.3, 0.8);
    this.telling.customerWrites(answered, pick(this.frame.random, answers), true);
  }

  private renegotiate(): void {
    const { first } = this.pace;
    const { random, policy } = this.frame;
    const reason = pick(random, everyday.phrases.reasons[this.tongue]);
    const words = fill(phrase('renegotiate', this.frame), { reason });
    const minutes = Math.max(policy.fixedByMinutes * between(random, 0.5, 0.85), first + 5);
    const due = this.pace.fixed + between(random, 30, 120);
    this.keepInTouch(minutes);
    this.telling.renegotiate(minutes, words, { promise: 'resolve', due, reason });
  }

  private resolution(): string {
    const text = this.solution;
    if (this.plan.turn === 'late-word') return `${phrase('late_word', this.frame)} ${text}`;
    return this.plan.turn === 'late-fix' ? `${phrase('late_fix', this.frame)} ${text}` : text;
  }

  private confirm(minutes: number): void {
    const phrases = everyday.phrases[this.plan.template.kind === 'incident' ? 'works' : 'thanks'][this.tongue];
    const wait = between(this.frame.random, 0, 1);
    this.telling.confirm(minutes + 2 + wait * wait * 500, pick(this.frame.random, phrases));
  }

  private reopened(): number {
    const { fixed } = this.pace;
    const { random } = this.frame;
    const back = fixed + between(random, 20, 200);
    this.telling.reopen(back, pick(random, everyday.phrases.still_not[this.tongue]));
    const answered = back + between(random, 4, 15);
    this.reply(answered, everyday.phrases.back_to_it[this.tongue], answered + 130);
    const again = answered + between(random, 20, 110);
    const other = this.plan.template.resolutions.filter((text) => text !== this.solution);
    this.telling.resolve(again, pick(random, other));
    return again;
  }

  tell(): PlannedStep[] {
    const { first, fixed } = this.pace;
    const { random } = this.frame;
    this.telling.open(capital(fill(pick(random, this.plan.template.messages), this.frame.words)));
    if (!this.telling.taken) this.telling.take(Math.min(first, fixed) * between(random, 0.5, 0.9));
    if (!isDirect(this.frame, this.plan.turn, this.pace)) this.firstWord();
    if (this.plan.turn === 'renegotiated') this.renegotiate();
    if (this.plan.turn !== 'late-word') this.keepInTouch(fixed);
    if (chance(random, 0.04)) {
      this.telling.note(first + (fixed - first) * 0.5, pick(random, stories.phrasebook.team_notes[this.tongue]));
    }
    if (this.plan.turn === 'late-word' && this.telling.nextDue !== null) this.chaseAfter(this.telling.nextDue);
    this.telling.resolve(fixed, this.resolution());
    this.confirm(this.plan.turn === 'reopened' ? this.reopened() : fixed);
    return this.telling.steps;
  }

  /** A word was missed: some customers ask before we say so. */
  private chaseAfter(due: number): void {
    const end = this.telling.moment(this.pace.fixed);
    if (end - due < 20 * MINUTE) return;
    this.chase(this.pace.fixed * 0.97, this.pace.fixed * 0.99);
  }
}

/** The steps of an everyday case for this frame, with the turn that it takes. */
export function tellEveryday(frame: Frame, plan: EverydayTelling): PlannedStep[] {
  return new EverydayCase(frame, plan).tell();
}
