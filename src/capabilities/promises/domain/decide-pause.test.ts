import { describe, expect, it } from 'vitest';
import { PersonId } from '#kernel/ids.ts';
import { HOUR, MINUTE } from '#kernel/time.ts';
import {
  aPromise,
  at,
  BERLIN,
  brokenPromise,
  decided,
  metPromise,
  pausedPromise,
  refusalOf,
} from '../testing/a-promise.ts';
import {
  decideMeet,
  decidePause,
  decideResume,
  decideVoidPause,
  doubtsAbout,
  judge,
  NO_PAUSE_REASONS,
  type Pausing,
  type PromiseRecord,
} from './index.ts';

const calendar = BERLIN;
const question = { kind: 'question', question: 'Which room is it?', askedAt: at('09:30') } as const;

function asked(stated: Partial<Pausing> = {}): Pausing {
  return { calendar, reason: 'customer-input', evidence: question, until: null, urgent: false, ...stated };
}

function pausedAt(time: string, stated: Partial<Pausing> = {}, promise: PromiseRecord = aPromise()): PromiseRecord {
  return decided(decidePause(promise, asked(stated), at(time))).promise;
}

describe('pausing', () => {
  it('lets the budget rest until the promisee answers, two business days at most', () => {
    const { promise, facts } = decided(decidePause(aPromise(), asked(), at('10:00')));
    expect(promise).toMatchObject({ state: 'paused', wakeAt: at('17:00', 2), due: at('12:00', 3), version: 2 });
    expect(facts).toMatchObject([
      { kind: 'promise.paused', data: { was: at('13:00'), question: 'Which room is it?', until: at('17:00', 2) } },
    ]);
  });

  it('rests until the moment that the promisee chose', () => {
    const evidence = { kind: 'agreement', words: 'Come at two.', agreedAt: at('09:40') } as const;
    const promise = pausedAt('10:00', { reason: 'customer-appointment', evidence, until: at('14:00') });
    expect(promise).toMatchObject({ due: at('17:00'), wakeAt: at('14:00') });
  });

  it.each(NO_PAUSE_REASONS)('does not pause for %s, and says what to do instead', (reason) => {
    expect(refusalOf(decidePause(aPromise(), asked({ reason }), at('10:00')))).toBe(`promise.no-pause-for.${reason}`);
  });

  it.each(['first-response', 'next-update', 'live-event-contact', 'statutory'] as const)(
    'never pauses a %s',
    (kind) => {
      expect(refusalOf(decidePause(aPromise({ kind }), asked(), at('10:00')))).toBe('promise.kind-never-pauses');
    },
  );

  it.each([
    ['promise.terms-never-pause', aPromise({ terms: { kind: 'instant', due: at('13:00') } }), asked(), '10:00'],
    ['promise.terms-never-pause', aPromise({ terms: { kind: 'businessDays', n: 1 } }), asked(), '10:00'],
    ['promise.too-late-to-pause', aPromise(), asked(), '13:00'],
    ['promise.too-late-to-pause', brokenPromise(), asked(), '13:20'],
    ['promise.not-running', metPromise(), asked(), '12:30'],
    ['promise.already-paused', pausedPromise(), asked(), '11:00'],
    ['promise.pause-needs-question', aPromise(), asked({ evidence: null }), '10:00'],
    ['promise.pause-needs-question', aPromise(), asked({ evidence: { ...question, question: ' ' } }), '10:00'],
    ['promise.pause-evidence-ahead', aPromise(), asked({ evidence: { ...question, askedAt: at('10:01') } }), '10:00'],
    ['promise.pause-evidence-too-old', aPromise(), asked({ evidence: { ...question, askedAt: at('08:59') } }), '10:00'],
    ['promise.pause-needs-agreement', aPromise(), asked({ reason: 'agreed-change-window' }), '10:00'],
  ] as const)('refuses %s', (code, promise, pausing, time) => {
    expect(refusalOf(decidePause(promise, pausing, at(time)))).toBe(code);
  });

  it('needs an end for an appointment, and one that is near enough', () => {
    const evidence = { kind: 'agreement', words: 'Next week.', agreedAt: at('09:40') } as const;
    const appointment = (until: number | null) =>
      refusalOf(decidePause(aPromise(), asked({ reason: 'customer-appointment', evidence, until }), at('10:00')));
    expect(appointment(null)).toBe('promise.pause-needs-moment');
    expect(appointment(at('10:00'))).toBe('promise.pause-needs-moment');
    expect(appointment(at('09:00', 3))).toBe('promise.pause-too-long');
    expect(appointment(at('17:00', 2))).toBeUndefined();
  });

  it('rests after three tries on two channels over more than one day, unless somebody is blocked now', () => {
    const long = aPromise({ terms: { kind: 'budget', ms: 24 * HOUR } });
    const tries = (...attempts: readonly (readonly ['phone' | 'mail', number])[]) => ({
      kind: 'attempts' as const,
      question: 'Which room is it?',
      attempts: attempts.map(([channel, moment]) => ({ channel, at: moment })),
    });
    const enough = tries(['phone', at('10:00')], ['mail', at('11:00')], ['phone', at('10:00', 1)]);
    const pausing = (evidence: typeof enough, urgent = false) =>
      refusalOf(decidePause(long, asked({ evidence, urgent }), at('10:30', 1)));
    expect(pausing(enough)).toBeUndefined();
    expect(pausing(enough, true)).toBe('promise.pause-blocked-urgent');
    expect(pausing({ ...enough, attempts: enough.attempts.slice(0, 2) })).toBe('promise.pause-attempts-too-few');
    const oneChannel = enough.attempts.map((attempt) => ({ ...attempt, channel: 'phone' as const }));
    expect(pausing({ ...enough, attempts: oneChannel })).toBe('promise.pause-attempts-too-few');
    const oneDay = tries(['phone', at('10:00')], ['mail', at('11:00')], ['phone', at('16:00')]);
    expect(pausing(oneDay)).toBe('promise.pause-attempts-too-few');
  });

  it('is refused the fourth time', () => {
    const rest = (n: number) =>
      ({ reason: 'customer-input', from: at(`09:0${n}`), until: at(`09:1${n}`), resumedAt: at(`09:0${n}`) }) as const;
    const tired = { ...aPromise(), pauses: [rest(1), rest(2), rest(3)] };
    expect(refusalOf(decidePause(tired, asked(), at('10:00')))).toBe('promise.too-many-pauses');
  });
});

describe('going on', () => {
  const answered = { calendar, cause: 'promisee-answered' } as const;

  it('runs again from when the promisee answered, not from when somebody looked', () => {
    const resumption = { ...answered, occurredAt: at('20:15') };
    const { promise, facts } = decided(decideResume(pausedAt('12:00'), resumption, at('09:40', 1)));
    expect(promise).toMatchObject({ state: 'running', due: at('10:00', 1) });
    expect(facts[0]).toMatchObject({ kind: 'promise.resumed', occurredAt: at('20:15') });
  });

  it('warns at once of what the answer that was found late had brought near', () => {
    const resumption = { ...answered, occurredAt: at('12:10') };
    const { promise } = decided(decideResume(pausedAt('12:00'), resumption, at('12:50')));
    expect(promise).toMatchObject({ state: 'running', due: at('13:10'), wakeAt: at('12:50') });
    expect(decided(judge(promise, calendar, at('12:50'))).facts).toMatchObject([{ data: { level: 90 } }]);
  });

  it('breaks at its due moment when the answer is found too late', () => {
    const resumption = { ...answered, occurredAt: at('12:30') };
    const { promise, facts } = decided(decideResume(pausedAt('12:00'), resumption, at('15:00')));
    expect(promise).toMatchObject({ state: 'broken', brokenAt: at('13:30') });
    expect(facts.map(({ kind }) => kind)).toEqual(['promise.resumed', 'promise.broken', 'promise.long-overdue']);
  });

  it('refuses where nothing stood still', () => {
    expect(refusalOf(decideResume(aPromise(), { ...answered, occurredAt: at('10:00') }, at('10:00')))).toBe(
      'promise.not-paused',
    );
    const ahead = { ...answered, occurredAt: at('12:31') };
    expect(refusalOf(decideResume(pausedAt('12:00'), ahead, at('12:30')))).toBe('promise.resumed-ahead');
  });
});

describe('a pause that does not hold up', () => {
  const lead = PersonId.parse('00000000-0000-4000-8000-000000000009');
  const voiding = { calendar, from: at('11:00'), byId: lead, reason: 'Only a voicemail was left.' };

  it('is taken out of the record: the promise broke in the past', () => {
    const { promise, facts } = decided(decideVoidPause(pausedAt('11:00'), voiding, at('16:30')));
    expect(promise).toMatchObject({ state: 'broken', due: at('13:00'), brokenAt: at('13:00'), wakeAt: null });
    expect(promise.pauses).toMatchObject([{ voided: { at: at('16:30'), byId: lead } }]);
    expect(facts).toMatchObject([
      { kind: 'promise.pause-voided', data: { outcome: 'paused' } },
      { kind: 'promise.broken', occurredAt: at('13:00'), data: { discoveredAt: at('16:30') } },
      { kind: 'promise.long-overdue', occurredAt: at('14:00') },
    ]);
  });

  it('moves what broke already further back, and when it is long overdue with it', () => {
    const broken = decided(judge(pausedAt('11:00', { until: at('12:00') }), calendar, at('14:30'))).promise;
    expect(broken).toMatchObject({ brokenAt: at('14:00'), wakeAt: at('15:00') });
    const early = decided(decideVoidPause(broken, voiding, at('14:40')));
    expect(early.promise).toMatchObject({ brokenAt: at('13:00'), warned: ['long-overdue'], wakeAt: null });
    expect(early.facts.map(({ kind }) => kind)).toEqual(['promise.pause-voided', 'promise.long-overdue']);
    const told = decided(judge(broken, calendar, at('15:00'))).promise;
    expect(decided(decideVoidPause(told, voiding, at('15:30'))).facts).toHaveLength(1);
  });

  it('undoes a promise that counted as kept, and says how late it was', () => {
    const met = decided(
      decideMeet(
        pausedAt('11:00', {}, aPromise({ kind: 'workaround' })),
        { calendar, occurredAt: at('14:00') },
        at('14:00'),
      ),
    );
    expect(met.promise.state).toBe('kept');
    const { promise, facts } = decided(decideVoidPause(met.promise, voiding, at('16:30')));
    expect(promise).toMatchObject({ state: 'broken', brokenAt: at('13:00'), fulfilledAt: at('14:00'), metAt: null });
    expect(facts.at(-1)).toMatchObject({ kind: 'promise.fulfilled-late', data: { lateBy: HOUR } });
  });

  it('is the one that held, where another ended the instant that both began', () => {
    const { promise: resumed } = decided(
      decideResume(pausedAt('11:00'), { calendar, occurredAt: at('11:00'), cause: 'by-hand' }, at('11:00')),
    );
    const { promise } = decided(decideVoidPause(pausedAt('11:00', {}, resumed), voiding, at('12:00')));
    expect(promise).toMatchObject({ state: 'running', due: at('13:00') });
    expect(promise.pauses.map(({ voided }) => voided !== undefined)).toEqual([false, true]);
  });

  it('leaves a promise in time running', () => {
    const { promise, facts } = decided(decideVoidPause(pausedAt('11:00'), voiding, at('12:00')));
    expect(promise).toMatchObject({ state: 'running', due: at('13:00'), wakeAt: at('12:00') });
    expect(facts).toHaveLength(1);
    expect(decided(judge(promise, calendar, at('12:00'))).facts).toMatchObject([{ data: { level: 75 } }]);
    expect(decided(judge(promise, calendar, at('13:01'))).verdict).toBe('broken');
  });

  it('needs a reason and a pause', () => {
    expect(refusalOf(decideVoidPause(pausedAt('11:00'), { ...voiding, reason: ' ' }, at('12:00')))).toBe(
      'promise.no-reason',
    );
    expect(refusalOf(decideVoidPause(pausedAt('11:00'), { ...voiding, from: at('11:01') }, at('12:00')))).toBe(
      'promise.no-such-pause',
    );
  });
});

describe('doubts about pauses', () => {
  const quiet = { byPromisee: [], toPromisee: [at('09:50')] };
  const doubts = (
    promise: PromiseRecord,
    now = at('11:00'),
    spoken: Parameters<typeof doubtsAbout>[1]['spoken'] = quiet,
  ) => doubtsAbout(promise, { hours: calendar, spoken }, now);

  it('has none about a pause in time, after a question, that nobody answered yet', () => {
    expect(doubts(pausedAt('10:00'), at('10:30'))).toEqual([]);
  });

  it('sees what was paused at the last moment, or late in a shift', () => {
    expect(doubts(pausedAt('12:50'), at('12:55'), { ...quiet, toPromisee: [at('12:40')] })).toEqual(['late-in-budget']);
    const evening = aPromise({ anchor: at('14:00') });
    expect(
      doubts(pausedAt('15:30', { evidence: { ...question, askedAt: at('15:20') } }, evening), at('15:40'), {
        ...quiet,
        toPromisee: [at('15:20')],
      }),
    ).toEqual(['late-in-shift']);
  });

  it('sees that the promisee wrote meanwhile, and that nobody had written to them', () => {
    const wrote = { byPromisee: [at('10:20')], toPromisee: [at('09:29')] };
    expect(doubts(pausedAt('10:00'), at('10:30'), wrote)).toEqual(['promisee-wrote-meanwhile', 'nothing-said-before']);
  });

  it('sees that most of the time was paused', () => {
    expect(doubts(pausedAt('10:00'), at('15:00'))).toEqual(['paused-mostly']);
  });

  it('sees that little was left', () => {
    const late = pausedAt('12:55', { until: at('13:30') });
    expect(doubts(late, at('13:30') + MINUTE, { ...quiet, toPromisee: [at('12:50')] })).toEqual([
      'late-in-budget',
      'little-left',
    ]);
  });
});
