import type { CallInput } from '#kernel/call.ts';
import { fromIso, type Instant, toIso } from '#kernel/time.ts';
import type { casesContract } from '../../../contract.ts';
import type { CONTACT_WAYS } from '../../../domain/live-event.ts';
import type { Detail } from '../../queries.ts';

/** Whether people are in something: not, right now, or at a fixed time. */
export const LIVE_WHEN = ['no', 'now', 'at'] as const;

export interface LiveForm {
  readonly when: (typeof LIVE_WHEN)[number];
  readonly startsAt: Instant | null;
  readonly endsAt: Instant | null;
  readonly way: (typeof CONTACT_WAYS)[number];
  readonly place: string;
  readonly fallback: string;
}

export const NOTHING_LIVE: LiveForm = {
  when: 'no',
  startsAt: null,
  endsAt: null,
  way: 'phone',
  place: '',
  fallback: '',
};

/** What is wrong with which field, as the key of its sentence. */
export type LiveFaults = Partial<Readonly<Record<'startsAt' | 'endsAt' | 'place', string>>>;

/** What is missing before it can be said, or does not fit together. */
export function missingInLive(form: LiveForm, now: Instant): LiveFaults {
  if (form.when === 'no') return {};
  const { startsAt, endsAt, place } = form;
  const begins = form.when === 'now' ? now : startsAt;
  return {
    ...(begins === null && { startsAt: 'live.no-start' }),
    ...(begins !== null && endsAt !== null && endsAt <= begins && { endsAt: 'live.end-before-start' }),
    ...(place.trim() === '' && { place: `live.no-place.${form.way}` }),
  };
}

type Asked = NonNullable<CallInput<typeof casesContract.endpoints.sayLive>['body']>;

type Said = Pick<NonNullable<Detail['liveEvent']>, 'startsAt' | 'endsAt' | 'way' | 'place'>;

/** What was said of it, as a form that says it anew. What runs began, which nothing changes any more. */
export function formOf({ startsAt, endsAt, way, place }: Said, now: Instant): LiveForm {
  const starts = fromIso(startsAt);
  const when = starts <= now ? 'now' : 'at';
  return { when, startsAt: starts, endsAt: endsAt === null ? null : fromIso(endsAt), way, place, fallback: '' };
}

type Changed = NonNullable<CallInput<typeof casesContract.endpoints.changeLive>['body']>;

/** What is said anew: all that the form shows. */
export function changeBodyOf({ when, startsAt, endsAt, way, place }: LiveForm): Changed {
  return {
    way,
    place: place.trim(),
    endsAt: endsAt === null ? null : toIso(endsAt),
    ...(when === 'at' && startsAt !== null && { startsAt: toIso(startsAt) }),
  };
}

/** What is asked of the server; undefined where nothing happens. */
export function liveBodyOf(form: LiveForm): Asked | undefined {
  if (form.when === 'no') return undefined;
  return {
    way: form.way,
    place: form.place.trim(),
    ...(form.when === 'at' && form.startsAt !== null && { startsAt: toIso(form.startsAt) }),
    ...(form.endsAt !== null && { endsAt: toIso(form.endsAt) }),
    ...(form.fallback.trim() !== '' && { fallback: form.fallback.trim() }),
  };
}
