import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { IconButton } from '#ui/Button.tsx';
import { Face } from '#ui/Face.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { peopleQuery } from '../queries.ts';
import { useOptions } from './useOptions.ts';
import { useSettled } from './useSettled.ts';
import './forms.css';

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
  const people = (typed.trim() === '' ? [] : (found.data ?? []))
    .filter(({ active, account }) => active && account !== null)
    .map(({ id, name, account, email }) => ({ id, name, about: [account?.name, email].filter(Boolean).join(' · ') }));
  return { people, found, nobody: q !== '' && q === typed.trim() && found.isSuccess && people.length === 0 };
}

function Chosen({ label, person, onClear }: { label: string; person: Caller; onClear: () => void }) {
  const t = useText();
  return (
    <div className="ek-field">
      <p className="cs-legend">{label}</p>
      <div className="nc-chosen">
        <Face name={person.name} kind="customer" />
        <p className="grow t-wrap">
          <b>{person.name}</b>
          <span className="t-3"> {person.about}</span>
        </p>
        <IconButton icon={IconX} label={t('new-case.other-caller')} onClick={onClear} />
      </div>
    </div>
  );
}

interface FoundProps {
  readonly id: string;
  readonly label: string;
  readonly people: readonly Caller[];
  readonly current: Caller | undefined;
  readonly onChoose: (person: Caller) => void;
}

function Found({ id, label, people, current, onChoose }: FoundProps) {
  return (
    <div id={`${id}-list`} role="listbox" aria-label={label} className="nc-found" hidden={people.length === 0}>
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
  );
}

/** Finds a person by name or address while one types. */
function Search({ label, hint, error, onChoose }: PersonSearchProps) {
  const t = useText();
  const id = useId();
  const [typed, setTyped] = useState('');
  const { people, found, nobody } = useFound(typed);
  const { current, onKeyDown, start } = useOptions(people, onChoose);
  const described = error === undefined ? `${id}-hint` : `${id}-hint ${id}-error`;
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
        aria-expanded={people.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={current ? `${id}-${current.id}` : undefined}
        aria-describedby={described}
        aria-invalid={error === undefined ? undefined : true}
        autoComplete="off"
        value={typed}
        // biome-ignore lint/a11y/noAutofocus: somebody is on the phone; this page was asked for, and begins with who it is
        autoFocus
        onChange={(event) => {
          setTyped(event.target.value);
          start();
        }}
        onKeyDown={onKeyDown}
      />
      <Found id={id} label={label} people={people} current={current} onChoose={onChoose} />
      <p role="status" className="t-13 t-3">
        {nobody && t('new-case.nobody-found')}
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

/** Who asks: searched for, then shown with a way to choose somebody else. */
export function PersonSearch(props: PersonSearchProps) {
  const { label, chosen, onChoose } = props;
  if (chosen === null) return <Search {...props} />;
  return <Chosen label={label} person={chosen} onClear={() => onChoose(null)} />;
}
