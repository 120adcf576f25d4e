import { type Instant, MINUTE, SECOND } from '#kernel/time.ts';
import { afterOpenMinutes, certain, known, promiseCalendar, roundUp } from './clock.ts';
import type { StoryChannel, Tongue } from './content.ts';
import type { PlannedPerson, PlannedPolicy, PlannedStep, TryStep } from './plan-types.ts';
import { type Random, whole } from './random.ts';
import { type StaffMember, staffMember } from './staff.ts';
import { capital, fill, letter, momentWords, oneLine, type Words } from './wording.ts';

/** What stands fixed before a case is told. */
export interface Frame {
  readonly requester: PlannedPerson;
  readonly owner: StaffMember;
  readonly channel: StoryChannel;
  readonly tongue: Tongue;
  readonly policy: PlannedPolicy;
  readonly openedAt: Instant;
  readonly words: Words;
  readonly random: Random;
}

/** These people are heard at once: whoever hears them opens the case and takes it. */
const HEARD_AT_ONCE: readonly StoryChannel[] = ['phone', 'walk-up', 'chat'];

/** Whether somebody on this channel speaks with a person from the first moment. */
export function isHeardAtOnce(channel: StoryChannel): boolean {
  return HEARD_AT_ONCE.includes(channel);
}

function writer(key: string): StaffMember {
  return known(staffMember(key), `somebody called ${key}`);
}

/** Tells one case step by step. Minutes are open minutes of the customer's site since the first contact. */
export class Telling {
  readonly steps: PlannedStep[] = [];
  readonly frame: Frame;
  owner: string;
  taken: boolean;
  /** The customer said that it works: nothing is tried any more. */
  confirmed = false;
  /** The moment of the next word that is owed now, if any, and of the one that was owed last. */
  nextDue: Instant | null = null;
  lastDue: Instant;
  fixDue: Instant;
  private latest: Instant;

  constructor(frame: Frame) {
    this.frame = frame;
    this.owner = frame.owner.key;
    this.taken = isHeardAtOnce(frame.channel);
    this.latest = frame.openedAt;
    this.fixDue = certain(promiseCalendar.addOpenTime(frame.openedAt, frame.policy.fixedByMinutes * MINUTE));
    this.lastDue = certain(promiseCalendar.addOpenTime(frame.openedAt, frame.policy.firstWordMinutes * MINUTE));
  }

  /** When so many minutes have passed; nothing else is moved. */
  moment(minutes: number): Instant {
    return afterOpenMinutes(this.frame.requester.site, this.frame.openedAt, minutes);
  }

  /** The moment of the next step: never before the one that was told last. */
  private at(minutes: number): Instant {
    const soonest = this.latest + whole(this.frame.random, 15, 55) * SECOND;
    this.latest = Math.max(this.moment(minutes), soonest);
    return this.latest;
  }

  private reader() {
    return { zone: this.frame.requester.timeZone, tongue: this.frame.tongue };
  }

  private text(text: string, at: Instant, next: Instant | null): string {
    const moments = {
      ...(next === null ? {} : { next: momentWords(next, at, this.reader()) }),
      was: momentWords(this.lastDue, at, this.reader()),
    };
    return fill(text, { ...this.frame.words, ...moments });
  }

  private mail(text: string, by: string): string {
    const to = { person: this.frame.requester, tongue: this.frame.tongue, channel: this.frame.channel };
    return letter(capital(text), writer(by), to);
  }

  open(text: string, by: string = this.frame.requester.key): void {
    const takenBy = this.taken || by !== this.frame.requester.key ? this.owner : null;
    this.taken = takenBy !== null;
    this.steps.push({ type: 'open', at: this.frame.openedAt, by, text: fill(text, this.frame.words), takenBy });
  }

  take(minutes: number, by: string = this.owner): void {
    this.owner = by;
    this.taken = true;
    this.steps.push({ type: 'take', at: this.at(minutes), by });
  }

  /** A reply with the next word due some minutes after the first contact; with none, no more news is promised. */
  reply(minutes: number, text: string, more: { due: number | Instant | null; by?: string; reason: string }): void {
    const by = more.by ?? this.owner;
    const at = this.at(minutes);
    const due = more.due === null ? null : roundUp(Math.max(this.dueOf(more.due), at + 4 * MINUTE));
    const noMoreNews = due === null ? more.reason : null;
    this.steps.push({
      type: 'reply',
      at,
      by,
      text: this.mail(this.text(text, at, due), by),
      nextWordBy: due,
      noMoreNews,
    });
    this.nextDue = due;
    if (due !== null) this.lastDue = due;
  }

  /** Small numbers are minutes since the first contact, large ones are instants. */
  private dueOf(due: number | Instant): Instant {
    return due < 1_000_000 ? this.moment(due) : due;
  }

  nowLine(minutes: number, text: string, by: string = this.owner): void {
    const at = this.at(minutes);
    this.steps.push({ type: 'set-now-line', at, by, text: oneLine(this.text(text, at, null), 200) });
  }

  note(minutes: number, text: string, by: string = this.owner): void {
    const at = this.at(minutes);
    this.steps.push({ type: 'team-note', at, by, text: this.text(text, at, null) });
  }

  tryStep(minutes: number, tried: Pick<TryStep, 'phase' | 'what' | 'expected' | 'saw' | 'outcome'>, by: string): void {
    this.steps.push({ type: 'try-step', at: this.at(minutes), by, ...tried, shared: null });
  }

  customerWrites(minutes: number, text: string, endsWait = false): void {
    const at = this.at(minutes);
    const by = this.frame.requester.key;
    this.steps.push({ type: 'customer-writes', at, by, text: this.text(text, at, null), endsWait });
  }

  /** Moves the next word or the fix; `due` as for a reply. The promise must still run. */
  renegotiate(
    minutes: number,
    words: string,
    more: { promise: 'next-update' | 'resolve'; due: number | Instant; reason: string; by?: string },
  ): void {
    const at = this.at(minutes);
    const due = roundUp(this.dueOf(more.due));
    this.lastDue = (more.promise === 'resolve' ? this.fixDue : this.nextDue) ?? this.lastDue;
    const text = this.text(words, at, due);
    const { promise, reason } = more;
    this.steps.push({ type: 'renegotiate', at, by: more.by ?? this.owner, promise, due, reason, words: text });
    if (promise === 'resolve') this.fixDue = due;
    else this.nextDue = due;
    this.lastDue = due;
  }

  promiseCallback(minutes: number, text: string, due: number | Instant): void {
    const at = this.at(minutes);
    this.steps.push({ type: 'promise-callback', at, by: this.owner, due: roundUp(this.dueOf(due)), text });
  }

  callBack(minutes: number, by: string = this.owner): void {
    this.steps.push({ type: 'call-back', at: this.at(minutes), by });
  }

  wait(minutes: number, question: string, by: string = this.owner): void {
    const at = this.at(minutes);
    this.steps.push({ type: 'wait', at, by, reason: 'customer-input', question: this.text(question, at, null) });
  }

  handOver(minutes: number, by: string, to: string): void {
    const receiver = writer(to);
    this.steps.push({ type: 'hand-over', at: this.at(minutes), by, toPerson: to, toTeam: receiver.team });
  }

  resolve(minutes: number, text: string, by: string = this.owner): void {
    const at = this.at(minutes);
    this.steps.push({ type: 'resolve', at, by, text: this.mail(this.text(text, at, null), by) });
    this.nextDue = null;
  }

  confirm(minutes: number, text: string): void {
    this.confirmed = true;
    const at = this.at(minutes);
    this.steps.push({ type: 'confirm', at, by: this.frame.requester.key, text: this.text(text, at, null) });
  }

  reopen(minutes: number, text: string): void {
    this.confirmed = false;
    const at = this.at(minutes);
    this.steps.push({ type: 'reopen', at, by: this.frame.requester.key, text: this.text(text, at, null) });
  }
}
