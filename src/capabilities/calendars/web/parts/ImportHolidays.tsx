import { useRef } from 'react';
import { faultsOf } from '#ui/api.ts';
import { Act } from '#ui/Button.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { type DatedText, withRow } from '../hours-draft.ts';
import { type ReadHolidays, useReadHolidays } from '../queries.ts';

function NotTaken({ entries }: { readonly entries: ReadHolidays['notTaken'] }) {
  const t = useText();
  const why = {
    timed: t('calendar.why-timed'),
    cancelled: t('calendar.why-cancelled'),
    'too-long': t('calendar.why-too-long'),
    'repeats-otherwise': t('calendar.why-repeats'),
    unreadable: t('calendar.why-unreadable'),
  };
  return (
    <details>
      <summary>{t('calendar.not-taken', { n: entries.length })}</summary>
      <ul className="hours-list t-13">
        {entries.map((entry, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries of a file have nothing else that tells them apart
          <li key={place}>
            {[entry.date, entry.name || t('calendar.no-name')].filter(Boolean).join(' ')}: {why[entry.why]}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface FoundProps {
  readonly found: ReadHolidays;
  readonly rows: readonly DatedText[];
  readonly onTake: (rows: readonly DatedText[]) => void;
}

function Found({ found, rows, onTake }: FoundProps) {
  const t = useText();
  const there = new Set(rows.map(({ date }) => date));
  const fresh = found.holidays.filter(({ date }) => !there.has(date));
  const take = () =>
    onTake(
      fresh
        .reduce((all, { date, name }) => withRow(all, { date, text: name }), rows)
        .toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    );
  return (
    <div className="hours-found" role="status">
      <p className="t-500">{t('calendar.found', { n: fresh.length, there: found.holidays.length - fresh.length })}</p>
      {fresh.length > 0 && <Act onClick={take}>{t('calendar.take-over', { n: fresh.length })}</Act>}
      <ul className="hours-list t-13">
        {fresh.map(({ date, name }) => (
          <li key={date}>
            <span className="t-num">{date}</span> {name}
          </li>
        ))}
      </ul>
      {found.notTaken.length > 0 && <NotTaken entries={found.notTaken} />}
    </div>
  );
}

interface ImportHolidaysProps {
  readonly rows: readonly DatedText[];
  readonly onTake: (rows: readonly DatedText[]) => void;
}

/** Chooses an iCalendar file, shows what it holds, and takes its holidays over. */
export function ImportHolidays({ rows, onTake }: ImportHolidaysProps) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const reading = useReadHolidays();
  const sentence = faultsOf(reading.error)['body.icalendar'];
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".ics,text/calendar"
        hidden
        aria-label={t('calendar.import')}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) reading.mutate(file);
          event.target.value = '';
        }}
      />
      <Act busy={reading.isPending} onClick={() => input.current?.click()}>
        {t('calendar.import')}
      </Act>
      {sentence && (
        <p className="ek-field-error" role="alert">
          {sentence}
        </p>
      )}
      {reading.isError && !sentence && <ErrorState failed={t('calendar.import-failed')} error={reading.error} />}
      {reading.data && (
        <Found
          found={reading.data}
          rows={rows}
          onTake={(taken) => {
            onTake(taken);
            reading.reset();
          }}
        />
      )}
    </>
  );
}
