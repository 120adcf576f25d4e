import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useState } from 'react';
import { IconButton } from '#ui/Button.tsx';
import { Face } from '#ui/Face.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { peopleQuery } from '../queries.ts';
import { useSettled } from './useSettled.ts';

export interface Caller {
  readonly id: string;
  readonly name: string;
  readonly about: string;
}

interface PersonSearchProps {
  readonly label: string;
  readonly hint: string;
  readonly error?: string | undefined;
  readonly chosen: Caller | null;
  readonly onChoose: (person: Caller | null) => void;
}

function useFound(typed: string) {
  const q = useSettled(typed.trim());
  const found = useQuery(peopleQuery(q));
  const people = (found.data ?? [])
    .filter(({ active, account }) => active && account !== null)
    .map(({ id, name, account, email }) => ({
      id,
      name,
      about: [account?.name, email].filter(Boolean).join(' · '),
    }));
  return { people, found, settled: q === typed.trim() };
}

function Chosen({ person, onClear }: { readonly person: Caller; readonly onClear: () => void }) {
  const t = useText();
  return (
    <div className="nc-chosen">
      <Face name={person.name} kind="customer" />
      <p className="grow t-wrap">
        <b>{person.name}</b>
        <span className="t-3"> {person.about}</span>
      </p>
      <IconButton icon={IconX} label={t('new-case.other-caller')} onClick={onClear} />
    </div>
  );
}

/** Finds the person who asks, by name or address, while one types. */
export function PersonSearch({ label, hint, error, chosen, onChoose }: PersonSearchProps) {
  const t = useText();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { people, found, settled } = useFound(typed);
  const open = chosen === null && typed.trim() !== '' && people.length > 0;
  const current = people[Math.min(at, people.length - 1)];

  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (open && by !== 0) {
      event.preventDefault();
      setAt((Math.min(at, people.length - 1) + by + people.length) % people.length);
    }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (open && current) onChoose(current);
  };
  if (chosen) {
    return (
      <div className="ek-field">
        <p className="cs-legend">{label}</p>
        <Chosen
          person={chosen}
          onClear={() => {
            setTyped('');
            onChoose(null);
          }}
        />
      </div>
    );
  }
  return (
    <div className="ek-field nc-search">
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-hint`} className="ek-field-hint">
        {hint}
      </p>
      <input
        id={id}
        className="ek-input"
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && current ? `${id}-${current.id}` : undefined}
        aria-describedby={error === undefined ? `${id}-hint` : `${id}-hint ${id}-error`}
        aria-invalid={error === undefined ? undefined : true}
        autoComplete="off"
        value={typed}
        // biome-ignore lint/a11y/noAutofocus: somebody is on the phone; this page was asked for, and begins with who it is
        autoFocus
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} className="nc-found" hidden={!open}>
        {people.map((person) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above handles the keys
          <div
            key={person.id}
            id={`${id}-${person.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={person.id === current?.id}
            onClick={() => onChoose(person)}
          >
            <Face name={person.name} kind="customer" />
            <span className="t-wrap">
              <b>{person.name}</b> <span className="t-3">{person.about}</span>
            </span>
          </div>
        ))}
      </div>
      <p role="status" className="t-13 t-3">
        {settled && found.isSuccess && people.length === 0 && typed.trim() !== '' && t('new-case.nobody-found')}
      </p>
      {found.isError && <ErrorState failed={t('new-case.search-failed')} error={found.error} />}
      {error !== undefined && (
        <p id={`${id}-error`} className="ek-field-error">
          {error}
        </p>
      )}
    </div>
  );
}
