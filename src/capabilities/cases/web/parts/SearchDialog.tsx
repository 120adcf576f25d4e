import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Dialog } from '#ui/Dialog.tsx';
import { useGo } from '#ui/navigation.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { type Summary, searchQuery } from '../queries.ts';
import { caseHref } from './CaseLink.tsx';
import { QueueState } from './QueueRow.tsx';
import { useSettled } from './useSettled.ts';
import './search.css';

interface SearchDialogProps {
  readonly onClose: () => void;
}

interface FoundProps {
  readonly row: Summary;
  readonly current: boolean;
  readonly id: string;
  readonly onOpen: () => void;
}

function Found({ row, current, id, onOpen }: FoundProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above handles the keys
    <div id={id} role="option" tabIndex={-1} aria-selected={current} onClick={onOpen}>
      <span className="t-3 t-num">{row.number}</span>
      <span className="grow t-wrap">
        {row.subject} <span className="t-3">{row.requester.name}</span>
      </span>
      <QueueState row={row} />
    </div>
  );
}

/** Finds a case by words or its number. Enter opens the one that is marked. */
export function SearchDialog({ onClose }: SearchDialogProps) {
  const t = useText();
  const go = useGo();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  useEffect(() => field.current?.focus(), []);
  const q = useSettled(typed.trim().replace(/^#/, ''));
  const found = useQuery({ ...searchQuery(q), placeholderData: (before) => before });
  const rows = q === '' ? [] : (found.data ?? []);
  const current = rows[Math.min(at, rows.length - 1)];
  const open = (row: Summary | undefined) => {
    if (!row) return;
    onClose();
    go(caseHref(row.number));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0 && rows.length > 0) {
      event.preventDefault();
      setAt((Math.min(at, rows.length - 1) + by + rows.length) % rows.length);
    }
    if (event.key === 'Enter') open(current);
  };
  return (
    <Dialog title={t('search.title')} onClose={onClose}>
      <input
        ref={field}
        className="ek-input"
        role="combobox"
        aria-label={t('search.field')}
        aria-expanded={rows.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={current ? `${id}-${current.id}` : undefined}
        placeholder={t('search.placeholder')}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t('search.found')}
        className="search-found"
        hidden={rows.length === 0}
      >
        {rows.map((row) => (
          <Found
            key={row.id}
            row={row}
            current={row.id === current?.id}
            id={`${id}-${row.id}`}
            onOpen={() => open(row)}
          />
        ))}
      </div>
      <p role="status" className="t-3 search-none">
        {q !== '' && found.isSuccess && !found.isFetching && rows.length === 0 && t('search.nothing', { q })}
      </p>
      {found.isError && (
        <ErrorState failed={t('search.failed')} error={found.error} onRetry={() => void found.refetch()} />
      )}
    </Dialog>
  );
}
