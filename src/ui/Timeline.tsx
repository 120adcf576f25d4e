import { Fragment, type ReactNode } from 'react';
import { type Instant, toIso } from '#kernel/time.ts';
import { useTime } from './time/useTime.ts';
import './timeline.css';

export interface TimelineEntry {
  readonly id: string;
  readonly at: Instant;
  /** One plain sentence, links inside where there is more to read. */
  readonly text: ReactNode;
}

/** What happened, newest first: time, then sentence, on one line downwards. A day before today is named once. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const time = useTime();
  const startsDay = (at: Instant, above: TimelineEntry | undefined) =>
    !time.isToday(at) && (above === undefined || time.day(above.at) !== time.day(at));
  return (
    <ol className="ek-timeline">
      {entries.map((entry, place) => (
        <Fragment key={entry.id}>
          {startsDay(entry.at, entries[place - 1]) && <li className="ek-timeline-day">{time.day(entry.at)}</li>}
          <li className="ek-timeline-entry">
            <time dateTime={toIso(entry.at)}>{time.clock(entry.at)}</time>
            <div className="ek-timeline-text">{entry.text}</div>
          </li>
        </Fragment>
      ))}
    </ol>
  );
}
