import type { Translate } from '#kernel/messages.ts';
import { fromIso, type Instant, MINUTE } from '#kernel/time.ts';
import type { Detail } from '../../queries.ts';

interface Words {
  readonly t: Translate;
  readonly time: { readonly now: Instant; moment(at: Instant): string };
}

type Timed = Pick<NonNullable<Detail['liveEvent']>, 'startsAt' | 'endsAt'>;

/** What somebody is in, in one sentence: since when or from when on, and until when where we know it. */
export function eventWords(event: Timed, name: string, { t, time }: Words): string {
  const startsAt = fromIso(event.startsAt);
  const starts = time.moment(startsAt);
  // The page's clock steps by the minute: what began within it runs.
  const running = startsAt < time.now + MINUTE;
  if (event.endsAt === null) return t(running ? 'live.runs' : 'live.comes', { name, starts });
  return t(running ? 'live.runs-until' : 'live.comes-until', {
    name,
    starts,
    ends: time.moment(fromIso(event.endsAt)),
  });
}
