import { type KeyboardEvent, useState } from 'react';
import { TextField } from '#ui/Field.tsx';
import { useText } from '#ui/text.tsx';
import type { Detail } from '../queries.ts';
import { Conflict, useDetailChange } from './detail-change.tsx';

interface TextDetailProps {
  readonly of: Detail;
  readonly label: string;
  readonly field: 'subject' | 'goal';
  readonly value: string;
  readonly hint?: string;
}

const LONGEST = 200;

/** A line of text that is saved when one leaves it or presses Enter; Escape takes it back. */
export function TextDetail({ of, label, field, value, hint }: TextDetailProps) {
  const t = useText();
  const change = useDetailChange(of);
  const [typed, setTyped] = useState<string | null>(null);
  const missing = field === 'subject' && typed !== null && typed.trim() === '';

  const save = () => {
    if (typed === null || missing) return;
    const next = typed.trim();
    setTyped(null);
    if (next === value) return;
    change.apply(field === 'goal' ? { goal: next === '' ? null : next } : { subject: next });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') save();
    if (event.key !== 'Escape' || typed === null) return;
    event.preventDefault();
    setTyped(null);
  };
  const sent = change.sent?.[field] ?? '';
  return (
    <div>
      <TextField
        label={label}
        hint={hint}
        error={missing ? t('details.no-subject') : undefined}
        value={typed ?? (change.pending ? sent : value)}
        maxLength={LONGEST}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={save}
        onKeyDown={onKeyDown}
      />
      <Conflict change={change} now={value} yours={sent} />
    </div>
  );
}
