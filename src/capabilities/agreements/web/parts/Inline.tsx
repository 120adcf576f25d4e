import { type ChangeEvent, useState } from 'react';

interface InlineSelectProps {
  /** What is chosen here; the sentence around it says so to those who see it. */
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

/** One of a few, as a word of a sentence. */
export function InlineSelect({ label, value, options, onChange }: InlineSelectProps) {
  return (
    <select
      className="agreement-word"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

interface InlineCountProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

/** A whole number as a word of a sentence. What is no such number stays in the field, and the last good one holds. */
export function InlineCount({ label, value, least, most, onChange }: InlineCountProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const type = (event: ChangeEvent<HTMLInputElement>) => {
    const text = event.currentTarget.value;
    const count = Number(text);
    const isGood = text !== '' && Number.isInteger(count) && count >= least && count <= most;
    setTyped(isGood ? null : text);
    if (isGood) onChange(count);
  };
  return (
    <input
      className="agreement-word agreement-count t-num"
      aria-label={label}
      aria-invalid={typed !== null || undefined}
      type="number"
      inputMode="numeric"
      min={least}
      max={most}
      value={typed ?? value}
      onChange={type}
      onBlur={() => setTyped(null)}
    />
  );
}
