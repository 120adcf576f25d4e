import { type Instant, MINUTE } from '#kernel/time.ts';
import { known, roundUp } from './clock.ts';
import type { LiveCase } from './content.ts';
import type { PlannedPerson, PlannedStep } from './plan-types.ts';
import { staffMember } from './staff.ts';
import { isHeardAtOnce } from './telling.ts';
import { fill, letter, momentWords, timeOfDay } from './wording.ts';

type LiveStep = LiveCase['steps'][number];

/** When the meeting of a live case starts: a full quarter of an hour, some 40 minutes ahead. */
export function eventStart(content: LiveCase, now: Instant): Instant {
  return roundUp(now + (content.event_in_minutes ?? 60) * MINUTE, 15);
}

/** The words of a live case's placeholders, apart from its promised moments. */
export function liveWords(content: LiveCase, requester: PlannedPerson, now: Instant): Record<string, string> {
  return {
    customer_full: requester.name,
    job: requester.jobTitle,
    event_start: timeOfDay(eventStart(content, now), requester.timeZone, content.language),
  };
}

/** Tells what is going on at the start of the sample; everything counts from `now`, at any hour of any day. */
class LiveTelling {
  readonly content: LiveCase;
  readonly requester: PlannedPerson;
  readonly now: Instant;
  private readonly words: Record<string, string>;
  /** What was promised last, by kind. */
  private readonly promised: { 'next-update': Instant; resolve: Instant };

  constructor(content: LiveCase, requester: PlannedPerson, now: Instant) {
    this.content = content;
    this.requester = requester;
    this.now = now;
    this.words = liveWords(content, requester, now);
    this.promised = { 'next-update': now, resolve: now };
  }

  private due(step: LiveStep): Instant {
    if (step.to_event) return eventStart(this.content, this.now);
    return roundUp(this.now + known(step.next_in, 'the next word of a live reply') * MINUTE);
  }

  private text(step: LiveStep, at: Instant, next?: Instant): string {
    const reader = { zone: this.requester.timeZone, tongue: this.content.language };
    const was = momentWords(this.promised[step.promise ?? 'next-update'], at, reader);
    return fill(step.text, { ...this.words, was, ...(next ? { next: momentWords(next, at, reader) } : {}) });
  }

  private mail(step: LiveStep, at: Instant, next: Instant): string {
    const writer = known(staffMember(step.by ?? ''), `an agent called ${step.by}`);
    const to = { person: this.requester, tongue: this.content.language, channel: this.content.channel };
    return letter(this.text(step, at, next), writer, to);
  }

  private promise(step: LiveStep, at: Instant): PlannedStep {
    const due = this.due(step);
    const by = step.by ?? this.content.owner;
    if (step.type === 'promise-callback') return { type: 'promise-callback', at, by, due, text: step.text };
    const promise = step.promise ?? 'next-update';
    const planned: PlannedStep =
      step.type === 'reply'
        ? { type: 'reply', at, by, text: this.mail(step, at, due), nextWordBy: due, noMoreNews: null }
        : { type: 'renegotiate', at, by, promise, due, reason: step.reason ?? '', words: this.text(step, at, due) };
    this.promised[promise] = due;
    return planned;
  }

  private step(step: LiveStep): PlannedStep {
    const at = this.now + step.at * MINUTE;
    const by = step.by ?? this.requester.key;
    switch (step.type) {
      case 'open': {
        const takenBy = isHeardAtOnce(this.content.channel) ? this.content.owner : null;
        return { type: 'open', at, by, text: this.text(step, at), takenBy };
      }
      case 'take':
        return { type: 'take', at, by };
      case 'team-note':
      case 'set-now-line':
        return { type: step.type, at, by, text: this.text(step, at) };
      case 'join':
        return { type: 'join', at, by };
      case 'propose':
        return { type: 'propose', at, by, text: this.text(step, at) };
      case 'ask-for-help':
        return { type: 'ask-for-help', at, by, text: this.text(step, at), of: step.of };
      case 'try-step':
        return { type: 'try-step', at, by, ...known(step.tried, 'what was tried') };
      case 'say-live': {
        const startsAt = eventStart(this.content, this.now);
        return { type: 'say-live', at, by, startsAt, ...known(step.live, 'what is live') };
      }
      case 'customer-writes':
        return { type: 'customer-writes', at, by, text: this.text(step, at), endsWait: false };
      default:
        return this.promise(step, at);
    }
  }

  tell(): PlannedStep[] {
    return this.content.steps.map((step) => this.step(step));
  }
}

/** The steps of a case that is going on at `now`. */
export function tellLive(content: LiveCase, requester: PlannedPerson, now: Instant): PlannedStep[] {
  return new LiveTelling(content, requester, now).tell();
}
