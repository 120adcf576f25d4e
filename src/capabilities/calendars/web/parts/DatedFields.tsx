import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Act, IconButton } from '#ui/Button.tsx';
import { TextField } from '#ui/Field.tsx';
import { useText } from '#ui/text.tsx';
import { type DatedText, withRow } from '../hours-draft.ts';

interface DatedFieldsProps {
  readonly list: 'holidays' | 'exceptions';
  readonly title: string;
  readonly hint: string;
  /** What the text beside a date is. */
  readonly label: string;
  readonly placeholder?: string;
  readonly add: string;
  readonly rows: readonly DatedText[];
  readonly faults: Readonly<Record<string, string>>;
  readonly onChange: (rows: readonly DatedText[]) => void;
  readonly children?: ReactNode;
}

/** Dates, each with a name or hours; a row can be added and taken away. */
export function DatedFields({ list, title, hint, label, add, rows, faults, onChange, ...more }: DatedFieldsProps) {
  const t = useText();
  const change = (changed: DatedText) => onChange(rows.map((row) => (row.key === changed.key ? changed : row)));
  return (
    <fieldset className="hours-fields">
      <legend className="t-h3">{title}</legend>
      <p className="t-13 t-3">{hint}</p>
      {rows.map((row) => (
        <div key={row.key} className="hours-dated">
          <TextField
            label={t('calendar.date')}
            type="date"
            name={`${list}.${row.key}`}
            value={row.date}
            error={faults[`${list}.${row.key}`]}
            onChange={(event) => change({ ...row, date: event.target.value })}
          />
          <TextField
            label={label}
            value={row.text}
            error={faults[`${list}.${row.key}.text`]}
            maxLength={120}
            placeholder={more.placeholder}
            autoComplete="off"
            onChange={(event) => change({ ...row, text: event.target.value })}
          />
          <IconButton
            icon={IconX}
            label={t('calendar.take-away', { date: row.date })}
            size={32}
            onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
          />
        </div>
      ))}
      <div className="row wrap gap8">
        <Act onClick={() => onChange(withRow(rows, { date: '', text: '' }))}>{add}</Act>
        {more.children}
      </div>
    </fieldset>
  );
}
