import { type ReactNode, useEffect, useRef, useState } from 'react';
import { fromIso } from '#kernel/time.ts';
import { Act } from '#ui/Button.tsx';
import { useText } from '#ui/text.tsx';
import { useReader, useTime } from '#ui/time/useTime.ts';
import { momentOf } from '#ui/time/words.ts';
import { writtenHours } from '../hours-draft.ts';
import type { Preview } from '../queries.ts';
import { dateText } from './date-text.ts';

const FIRST_DAYS = 8;

function Examples({ examples, zone }: { readonly examples: Preview['examples']; readonly zone: string }) {
  const t = useText();
  const reader = useReader();
  const { now } = useTime();
  const moment = (iso: string | null) =>
    iso === null ? t('calendar.never') : momentOf(fromIso(iso), now, { ...reader, zone }, 'list');
  return (
    <ul className="hours-list">
      {examples.map(({ at, anchor, minutes, dueBefore, dueAfter }) => {
        const values = { n: minutes / 60, anchor: moment(anchor), due: moment(dueAfter), before: moment(dueBefore) };
        const changed = dueBefore !== null && dueBefore !== dueAfter;
        return <li key={at}>{changed ? t('calendar.example-changed', values) : t('calendar.example', values)}</li>;
      })}
    </ul>
  );
}

function ChangedDays({ days }: { readonly days: Preview['changedDays'] }) {
  const t = useText();
  const { language } = useReader();
  const [all, setAll] = useState(false);
  const shown = all ? days : days.slice(0, FIRST_DAYS);
  return (
    <>
      <h3 className="t-500">{t('calendar.changed-days', { n: days.length })}</h3>
      <ul className="hours-list t-13">
        {shown.map(({ date, before, after }) => (
          <li key={date}>
            {t('calendar.changed-day', {
              date: dateText(language, date),
              before: writtenHours(before) || t('calendar.closed'),
              after: writtenHours(after) || t('calendar.closed'),
            })}
          </li>
        ))}
      </ul>
      {shown.length < days.length && (
        <Act onClick={() => setAll(true)}>{t('calendar.all-days', { n: days.length })}</Act>
      )}
    </>
  );
}

interface PreviewPanelProps {
  readonly preview: Preview;
  readonly zone: string;
  /** Whether there are hours in force to compare with. */
  readonly compared: boolean;
  readonly children: ReactNode;
}

/** What hours would mean, before they are published. */
export function PreviewPanel({ preview, zone, compared, children }: PreviewPanelProps) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="hours-preview" aria-label={t('calendar.preview')}>
      <h2 ref={heading} className="t-h3" tabIndex={-1}>
        {t('calendar.preview')}
      </h2>
      <Examples examples={preview.examples} zone={zone} />
      {compared && <ChangedDays days={preview.changedDays} />}
      {children}
    </section>
  );
}
