import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { IconButton } from '#ui/Button.tsx';
import { Face } from '#ui/Face.tsx';
import { ErrorState } from '#ui/states.tsx';
import { useText } from '#ui/text.tsx';
import { peopleQuery } from '../queries.ts';
import { PickField } from './PickField.tsx';
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
      <div className="cs-picked">
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

/** Finds a person by name or address while one types. */
function Search({ label, hint, error, onChoose }: PersonSearchProps) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const { people, found, nobody } = useFound(typed);
  return (
    <PickField
      label={label}
      hint={hint}
      error={error}
      typed={typed}
      onType={setTyped}
      found={people}
      show={(person) => (
        <>
          <Face name={person.name} kind="customer" />
          <span className="t-wrap">
            <b>{person.name}</b> <span className="t-3">{person.about}</span>
          </span>
        </>
      )}
      onTake={onChoose}
      nothing={nobody && t('new-case.nobody-found')}
      isFirst
      over
    >
      {found.isError && <ErrorState failed={t('new-case.search-failed')} error={found.error} />}
    </PickField>
  );
}

/** Who asks: searched for, then shown with a way to choose somebody else. */
export function PersonSearch(props: PersonSearchProps) {
  const { label, chosen, onChoose } = props;
  if (chosen === null) return <Search {...props} />;
  return <Chosen label={label} person={chosen} onClear={() => onChoose(null)} />;
}
