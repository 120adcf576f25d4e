import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Dialog } from '#ui/Dialog.tsx';
import { useGo } from '#ui/navigation.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { type Summary, searchQuery } from '../queries.ts';
import { caseHref } from './CaseLink.tsx';
import { QueueState } from './QueueRow.tsx';
import { useOptions } from './useOptions.ts';
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

function useFound(typed: string) {
  const q = useSettled(typed.trim().replace(/^#/, ''));
  const found = useQuery({ ...searchQuery(q), placeholderData: keepPreviousData });
  const rows = q === '' ? [] : (found.data ?? []);
  return { q, found, rows, nothing: q !== '' && found.isSuccess && !found.isFetching && rows.length === 0 };
}

/** Finds a case by words or its number. Enter opens the one that is marked. */
export function SearchDialog({ onClose }: SearchDialogProps) {
  const t = useText();
  const go = useGo();
  const id = useId();
  const [typed, setTyped] = useState('');
  const { q, found, rows, nothing } = useFound(typed);
  const open = (row: Summary) => {
    onClose();
    go(caseHref(row.number));
  };
  const { current, onKeyDown, start } = useOptions(rows, open);
  const none = rows.length === 0;
  return (
    <Dialog title={t('search.title')} onClose={onClose}>
      <input
        data-first-focus
        className="ek-input"
        role="combobox"
        aria-label={t('search.field')}
        aria-expanded={!none}
        aria-controls={`${id}-list`}
        aria-activedescendant={current ? `${id}-${current.id}` : undefined}
        placeholder={t('search.placeholder')}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          start();
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label={t('search.found')} className="search-found" hidden={none}>
        {rows.map((row) => (
          <Found key={row.id} row={row} current={row === current} id={`${id}-${row.id}`} onOpen={() => open(row)} />
        ))}
      </div>
      <p role="status" className="t-3 search-none">
        {nothing && t('search.nothing', { q })}
      </p>
      {found.isError && (
        <ErrorState failed={t('search.failed')} error={found.error} onRetry={() => void found.refetch()} />
      )}
    </Dialog>
  );
}
