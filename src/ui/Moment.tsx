import type { ReactNode } from 'react';
import { type Instant, toIso } from '#kernel/time.ts';
import { Phrase } from './text.tsx';
import { useTime } from './time/useTime.ts';

interface MomentProps {
  readonly at: Instant;
  /**
   * `plain`: 14:30 · `due`: by 14:30 (in 25 min), or (38 min late) · `past`: 12 min ago · 13:53 ·
   * `since`: since 14:10 · 8 min ago. Another day than today is named: Thu 26 Nov, 14:30.
   */
  readonly form?: 'plain' | 'due' | 'past' | 'since';
  /** The zone that the service works in; where its clocks differ from the reader's, the reader's zone is named. */
  readonly zone?: string;
  /** Makes the time of day bold. */
  readonly strong?: boolean;
}

/** A promised or past moment: time of day first, relative second, both as text and never in a tooltip. */
export function Moment({ at, form = 'plain', zone, strong = false }: MomentProps) {
  const time = useTime();
  const note = zone === undefined ? null : time.zoneNote(at, zone);
  const said: ReactNode = (
    <time dateTime={toIso(at)} className="t-nowrap">
      {strong ? <b>{time.moment(at)}</b> : time.moment(at)}
      {note === null ? null : ` ${note}`}
    </time>
  );
  if (form === 'plain') return said;
  const relative = <span className="t-nowrap">{form === 'due' ? time.left(at) : time.relative(at)}</span>;
  return <Phrase id={`time.${form}`} values={{ moment: said, relative }} />;
}
